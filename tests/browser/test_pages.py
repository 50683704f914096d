"""Every page of the list, as every reader sees it: nothing is amiss anywhere."""

import zlib
from collections.abc import Iterable
from dataclasses import replace

import pytest

from tests.architecture.sources import all_of

from .axe import complaints
from .language import chinese, english
from .reflow import sticking_out, sticking_out_in_largest
from .sample import DESK, Sample
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
def test_on_a_phone_all_is_accessible_large_enough_and_in_chinese(
    visits: Visits, known: Known, part: str
) -> None:
    none(found(visits, part_of(known, part), PHONE, complaints, small, english))


@every_part
def test_on_a_wide_screen_all_is_accessible(visits: Visits, known: Known, part: str) -> None:
    none(found(visits, part_of(known, part), DESKTOP, complaints))


@every_part
def test_in_a_further_look_all_is_accessible(
    visits: Visits, known: Known, part: str, depth: str
) -> None:
    """Each page in one further look, another for each page; every page in all with `--all`."""
    pages = part_of(known, part)
    for look in MATRIX if depth == "all" else FURTHER:
        shown = pages if depth == "all" else [one for one in pages if _turn(one) == look]
        none(found(visits, shown, look, complaints))


@every_part
def test_a_narrow_window_makes_nobody_scroll_sideways(
    visits: Visits, known: Known, part: str
) -> None:
    none(found(visits, part_of(known, part), Look(320), sticking_out))


@every_part
def test_large_text_makes_nobody_scroll_sideways(visits: Visits, known: Known, part: str) -> None:
    none(found(visits, part_of(known, part), Look(320, size=3), sticking_out_in_largest))


@every_part
def test_in_elder_mode_main_targets_are_at_least_60_px(
    visits: Visits, known: Known, part: str
) -> None:
    pages = [one for one in part_of(known, part) if not one.path.startswith(DESK)]
    none(found(visits, pages, Look(size=2), small_for_elders))


@every_part
def test_an_english_page_holds_no_chinese_but_data(
    visits: Visits, known: Known, part: str
) -> None:
    pages = (replace(one, path="/en" + one.path) for one in part_of(known, part))
    none(found(visits, pages, PHONE, chinese))


def test_the_checks_see_what_is_wrong(visits: Visits) -> None:
    """A page that was spoilt on purpose: a check that finds nothing there finds nothing."""
    page = visits.window(look=Look(320))
    page.goto("/about/help/")
    page.evaluate(SPOIL)
    for check in (complaints, sticking_out, small, english):
        assert list(check(page)), check.__name__


SPOIL = """() => {
  const wide = document.createElement("button");
  wide.textContent = "Please press this button now";
  wide.className = "spoilt";
  Object.assign(wide.style, { height: "20px", width: "900px", color: "#eee", background: "#fff" });
  document.querySelector("main").append(wide, document.createElement("img"));
}"""


def none(findings: Iterable[str]) -> None:
    found_now = list(findings)
    assert not found_now, all_of(found_now)


def _turn(sample: Sample) -> Look:
    return FURTHER[zlib.crc32(sample.name.encode()) % len(FURTHER)]
