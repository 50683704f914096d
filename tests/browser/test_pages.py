"""Every page of the list, as every reader sees it: nothing is amiss anywhere."""

import zlib
from collections.abc import Iterable
from dataclasses import replace

import pytest

from tests.architecture.sources import all_of

from .axe import complaints
from .language import chinese, english
from .reflow import sticking_out_in_large_text, sticking_out_when_narrow
from .sample import Sample
from .samples import Known
from .sweeping import PARTS, found, part_of
from .targets import small, small_for_elders
from .visiting import DESKTOP, PHONE, Look, Visits

FURTHER = (
    Look(theme="dark"), Look(size=2), Look(size=3), Look(size=4), Look(1440, theme="dark"),
    Look(1440, size=2),
)  # fmt: skip
MATRIX = [Look(w, s, t) for w in (390, 1440) for s in (1, 2, 3, 4) for t in ("light", "dark")]
every_part = pytest.mark.parametrize("part", PARTS)


@every_part
def test_in_one_hand_all_is_accessible_large_enough_in_chinese_and_never_sideways(
    visits: Visits, known: Known, part: str
) -> None:
    """Each page is loaded once; narrow windows and larger text are tried where it stands."""
    checks = (complaints, small, english, sticking_out_when_narrow, sticking_out_in_large_text)
    none(found(visits, part_of(known, part), PHONE, *checks, small_for_elders))


@every_part
def test_in_other_looks_and_in_english_all_is_accessible_and_translated(
    visits: Visits, known: Known, part: str, depth: str
) -> None:
    """Wide, in English, and in one further look, another for each page; in all with `--all`."""
    pages = part_of(known, part)
    for look in (DESKTOP, *(MATRIX if depth == "all" else FURTHER)):
        is_for_all = look == DESKTOP or depth == "all"
        shown = pages if is_for_all else [one for one in pages if _turn(one) == look]
        none(found(visits, shown, look, complaints))
    translated = (replace(one, path="/en" + one.path) for one in pages)
    none(found(visits, translated, PHONE, chinese))


def test_the_checks_see_what_is_wrong(visits: Visits) -> None:
    """A page that was spoilt on purpose: a check that finds nothing there finds nothing."""
    page = visits.window(look=PHONE)
    page.goto("/about/help/")
    page.evaluate(SPOIL)
    checks = (complaints, sticking_out_when_narrow, small, small_for_elders, english)
    for check in checks:
        assert list(check(page)), check.__name__


SPOIL = """() => {
  const wide = document.createElement("button");
  wide.textContent = "Please press this button now";
  wide.className = "b primary";
  const small = { minHeight: "20px", height: "20px", width: "900px" };
  Object.assign(wide.style, { ...small, color: "#eee", background: "#fff" });
  document.querySelector("main").append(wide, document.createElement("img"));
}"""


def none(findings: Iterable[str]) -> None:
    found_now = list(findings)
    assert not found_now, all_of(found_now)


def _turn(sample: Sample) -> Look:
    return FURTHER[zlib.crc32(sample.name.encode()) % len(FURTHER)]
