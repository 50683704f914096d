"""axe finds nothing to complain about on any page: A, AA and best practice."""

import zlib
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.architecture.sources import all_of

from .samples import Known, Sample
from .sweeping import PARTS, found, part_of
from .visiting import DESKTOP, PHONE, Look, Visits

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
FURTHER = (
    Look(theme="dark"), Look(size=2), Look(size=3), Look(size=4), Look(1440, theme="dark"),
    Look(1440, size=2),
)  # fmt: skip
MATRIX = [Look(w, s, t) for w in (390, 1440) for s in (1, 2, 3, 4) for t in ("light", "dark")]


@pytest.mark.parametrize("part", PARTS)
def test_axe_finds_nothing_on_a_phone(visits: Visits, known: Known, part: str) -> None:
    findings = list(found(visits, part_of(known, part), PHONE, complaints))
    assert not findings, all_of(findings)


@pytest.mark.parametrize("part", PARTS)
def test_axe_finds_nothing_on_a_wide_screen(visits: Visits, known: Known, part: str) -> None:
    findings = list(found(visits, part_of(known, part), DESKTOP, complaints))
    assert not findings, all_of(findings)


@pytest.mark.parametrize("part", PARTS)
def test_axe_finds_nothing_in_a_further_look(
    visits: Visits, known: Known, part: str, depth: str
) -> None:
    """Each page in one further look, another for each page; all of them with `--all`."""
    pages = part_of(known, part)
    findings = [
        finding
        for look in (MATRIX if depth == "all" else FURTHER)
        for finding in found(visits, _for(pages, look, depth), look, complaints)
    ]
    assert not findings, all_of(findings)


def complaints(page: Page) -> Iterator[str]:
    """What axe says, with the element it says it of."""
    answer: dict[str, Any] = Axe().run(page, options=RULES).response
    for violation in answer["violations"]:
        for node in violation["nodes"]:
            why = node["any"] or node["all"] or node["none"] or [{"message": ""}]
            yield f"{violation['id']}: {node['html'][:160]} — {why[0]['message'][:160]}"


def _for(pages: list[Sample], look: Look, depth: str) -> list[Sample]:
    if depth == "all":
        return pages
    turn = FURTHER.index(look)
    return [one for one in pages if zlib.crc32(one.name.encode()) % len(FURTHER) == turn]
