// Bundles every entry point of this folder into the static files, with Leaflet's own beside.
import { cpSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const served = join(here, "../jielin/ui/static/dist");
const fresh = join(here, "../.cache/dist");
const leaflet = join(here, "../node_modules/leaflet/dist");
// An entry point is a .js or .css file right here; modules live in folders below.
const entryPoints = readdirSync(here)
  .filter((name) => /\.(js|css)$/.test(name))
  .map((name) => join(here, name));

rmSync(fresh, { recursive: true, force: true });
mkdirSync(join(fresh, "vendor"), { recursive: true });
await build({
  entryPoints,
  outdir: fresh,
  bundle: true,
  splitting: true,
  format: "esm",
  minify: true,
  legalComments: "none",
  target: ["chrome88", "safari14"],
  // Safari 14.0 has one rare fault in destructuring, for which esbuild would refuse all of it.
  supported: { destructuring: true },
  chunkNames: "chunks/[name]-[hash]",
  assetNames: "assets/[name]-[hash]",
  loader: { ".svg": "file", ".png": "file" },
  logLevel: "warning",
});
cpSync(join(leaflet, "leaflet.css"), join(fresh, "vendor/leaflet.css"));
cpSync(join(leaflet, "images"), join(fresh, "vendor/images"), { recursive: true });
// A build that failed has ended before this line and leaves the old files in place.
rmSync(served, { recursive: true, force: true });
mkdirSync(dirname(served), { recursive: true });
renameSync(fresh, served);
