// Bundles every entry point of this folder into the static files, with Leaflet apart.
import { cpSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../jielin/ui/static/dist");
const leaflet = join(here, "../node_modules/leaflet/dist");
// An entry point is a .js or .css file right here; modules live in folders below.
const entryPoints = readdirSync(here)
  .filter((name) => /\.(js|css)$/.test(name))
  .map((name) => join(here, name));

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, "vendor"), { recursive: true });
if (entryPoints.length > 0) {
  await build({
    entryPoints,
    outdir: out,
    bundle: true,
    splitting: true,
    format: "esm",
    minify: true,
    legalComments: "none",
    target: ["chrome88", "safari14"],
    chunkNames: "chunks/[name]-[hash]",
    assetNames: "assets/[name]-[hash]",
    loader: { ".svg": "file", ".png": "file" },
    logLevel: "warning",
  });
}
cpSync(join(leaflet, "leaflet.css"), join(out, "vendor/leaflet.css"));
cpSync(join(leaflet, "images"), join(out, "vendor/images"), { recursive: true });
