"""Hooks of mkdocs: the script of diagrams is a locked package, and no other origin is named."""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from devtools.steps import ROOT

MERMAID = ROOT / "node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js"
SERVED = "vendor/mermaid.js"
# What the theme would fetch for itself in old browsers, or if the diagrams' script were missing.
FETCHED = re.compile(r"https://unpkg\.com/[\w@./-]+")
NOTE = re.compile(r"\n?//# sourceMappingURL=\S+")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put the script among the site's files."""
    files.append(File.generated(config, SERVED, abs_src_path=str(MERMAID)))
    return files


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Two megabytes only where there is a diagram."""
    if 'class="mermaid"' in output:
        return output
    return re.sub(rf'<script src="[./]*{SERVED}"></script>', "", output)


def on_post_build(config: MkDocsConfig) -> None:
    """Let the theme's own scripts name no other origin."""
    for script in Path(config.site_dir).glob("assets/javascripts/*.js"):
        text = script.read_text(encoding="utf-8")
        script.write_text(NOTE.sub("", FETCHED.sub("about:blank", text)), encoding="utf-8")
