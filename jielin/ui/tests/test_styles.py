"""The styles stay within the browser floor, and the built files within their weight."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

FRONT = Path(__file__).parents[3] / "frontend"
DIST = Path(__file__).parents[1] / "static" / "dist"
TEMPLATES = Path(__file__).parents[2]
STYLES = sorted((FRONT / "css").glob("*.css"))
TOO_NEW = re.compile(r":has\(|color-mix\(|@layer|light-dark\(|@container|&\s*[.:>{]|:is\(|inset:")
KB = 1024
WEIGHTS = {"portal.css": 10 * KB, "desk.css": 12 * KB, "dark.css": 1 * KB, "settings.css": 4 * KB}


@pytest.mark.parametrize("style", STYLES, ids=lambda file: file.name)
def test_a_style_keeps_to_the_browser_floor(style: Path) -> None:
    rules = re.sub(r"/\*.*?\*/", "", style.read_text("utf-8"), flags=re.S)
    assert not TOO_NEW.findall(rules)


@pytest.mark.parametrize("style", STYLES, ids=lambda file: file.name)
def test_a_style_uses_only_tokens_that_exist(style: Path) -> None:
    known = set(re.findall(r"(--[\w-]+):", (FRONT / "css" / "tokens.css").read_text("utf-8")))
    used = set(re.findall(r"var\((--[\w-]+)", style.read_text("utf-8")))
    assert used <= known


@pytest.mark.parametrize("style", STYLES, ids=lambda file: file.name)
def test_text_sizes_grow_with_the_reader(style: Path) -> None:
    text = style.read_text("utf-8").partition("@media print")[0]
    fixed = re.findall(r"font-size:(\d+px)", text)
    assert style.name in {"tokens.css", "portal-shell.css"} or not fixed


def test_every_style_belongs_to_a_face() -> None:
    entries = "".join(file.read_text("utf-8") for file in FRONT.glob("*.css"))
    assert {file.name for file in STYLES} == set(re.findall(r"css/([\w-]+\.css)", entries))


def test_no_template_carries_a_style_or_a_handler() -> None:
    banned = re.compile(r"\sstyle=|\son[a-z]+=\"|<script>|<style")
    found = [
        str(file.relative_to(TEMPLATES))
        for file in TEMPLATES.rglob("templates/**/*.html")
        if banned.search(file.read_text("utf-8"))
    ]
    assert found == []


def test_every_icon_that_a_template_names_is_drawn() -> None:
    sprite = (Path(__file__).parents[1] / "static/ui/icons.svg").read_text("utf-8")
    drawn = set(re.findall(r'symbol id="([\w-]+)"', sprite))
    texts = (file.read_text("utf-8") for file in TEMPLATES.rglob("templates/**/*.html"))
    named = {name for text in texts for name in re.findall(r'{% icon "([\w-]+)"', text)}
    workflows = (file.read_text("utf-8") for file in TEMPLATES.glob("*/workflow.py"))
    named |= {name for text in workflows for name in re.findall(r'icon="([\w-]+)"', text)}
    assert named <= drawn


@pytest.mark.skipif(not DIST.exists(), reason="the front end is not built; run dev.py")
@pytest.mark.parametrize("name", WEIGHTS)
def test_a_built_style_is_light(name: str) -> None:
    assert len(gzip.compress((DIST / name).read_bytes())) <= WEIGHTS[name]


@pytest.mark.skipif(not DIST.exists(), reason="the front end is not built; run dev.py")
def test_the_portals_own_script_is_light() -> None:
    """htmx itself has 17 KB; what we add stays below 6."""
    scripts = [DIST / "portal.js", *DIST.glob("chunks/*.js")]
    assert sum(len(gzip.compress(file.read_bytes())) for file in scripts) <= 23 * KB


def test_modules_stay_short() -> None:
    long = [f.name for f in (FRONT / "js").glob("*.js") if len(f.read_text().splitlines()) > 60]
    assert long == []


def test_static_files_are_served_by_this_app() -> None:
    assert "jielin.ui" in settings.INSTALLED_APPS
