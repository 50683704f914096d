"""The contact sheet: every picture, small, with its name and a link to the large one."""

from html import escape
from pathlib import Path

HEAD = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Pages</title><style>
body{font:14px system-ui,sans-serif;margin:24px;background:#f4f5f3;color:#17212b}
h2{font-size:16px;margin:32px 0 8px}ul{display:flex;flex-wrap:wrap;gap:12px;padding:0;margin:0}
li{list-style:none;background:#fff;padding:8px;border:1px solid #dde1de}
img{display:block;height:280px;width:auto;max-width:420px;object-fit:cover;object-position:top}
nav a{display:inline-block;margin:0 10px 4px 0}</style></head><body><h1>Pages</h1>
"""


def write_sheet(folder: Path, names: list[str], looks: list[str]) -> None:
    """Write `index.html` over the pictures that are there."""
    links = "".join(f'<a href="#{escape(name)}">{escape(name)}</a>' for name in names)
    parts = [_part(folder, name, looks) for name in names]
    page = f"{HEAD}<nav>{links}</nav>{''.join(parts)}</body></html>\n"
    (folder / "index.html").write_text(page, "utf-8")


def _part(folder: Path, name: str, looks: list[str]) -> str:
    files = [(look, f"{name}--{look}.png") for look in looks]
    items = "".join(
        f'<li><a href="{escape(file)}"><img src="{escape(file)}" loading="lazy" '
        f'alt="{escape(name)} {escape(look)}"></a>{escape(look)}</li>'
        for look, file in files
        if (folder / file).exists()
    )
    return f'<h2 id="{escape(name)}">{escape(name)}</h2><ul>{items}</ul>\n'
