"""Every template compiles, keeps the strict content policy, and speaks through translations."""

import re

import pytest
from django.template.loader import get_template

from .sources import all_of, templates

# What the content security policy would block, silently for the reader.
BLOCKED = {
    "a style attribute": re.compile(r"\sstyle\s*="),
    "an inline handler": re.compile(r"\son[a-z]+\s*=\s*[\"'{]"),
    "an inline script": re.compile(r"<script(?![^>]*\bsrc\b)[^>]*>(?!\s*</script>)", re.I),
    "an inline style": re.compile(r"<style\b", re.I),
    "a script address": re.compile(r"javascript:", re.I),
    "htmx that needs eval": re.compile(r"\bhx-(on|vals)\b\s*[:=]\s*[\"']?js:|\bhx-on:"),
    "another origin": re.compile(r"\b(src|srcset|action)\s*=\s*[\"'](https?:)?//", re.I),
}
COMMENT = re.compile(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}|<!--.*?-->", re.S)
CHINESE = re.compile(r"[\u3400-\u9fff]")
# Names that are the same in every language, such as the switch to Chinese itself.
OWN_NAMES = ("简体中文", "中文", "街邻", ">邻<")
# The gallery of components speaks in samples.
SAMPLES = ("faces/gallery.html",)


def _name(place: str) -> str:
    """The name Django knows a template by."""
    return place.split("/templates/", 1)[1]


@pytest.mark.parametrize("name", [_name(place) for place, _ in templates()] or ["none"])
def test_every_template_compiles(name: str) -> None:
    if name != "none":
        get_template(name)


@pytest.mark.parametrize("fault", BLOCKED)
def test_no_template_holds(fault: str) -> None:
    found = [
        f"{place}:{text.count(chr(10), 0, match.start()) + 1} {match.group(0)!r}"
        for place, text in templates()
        if place.endswith(".html")
        for match in BLOCKED[fault].finditer(COMMENT.sub("", text))
    ]
    assert not found, all_of(found)


def test_no_template_speaks_one_language_only() -> None:
    own = re.compile("|".join(OWN_NAMES))
    found = [
        place
        for place, text in templates()
        if CHINESE.search(own.sub("", COMMENT.sub("", text))) and not place.endswith(SAMPLES)
    ]
    assert not found, all_of(found)
