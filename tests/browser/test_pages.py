"""Every page of the list, as every reader sees it: nothing is amiss anywhere."""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

import pytest

from tests.architecture.sources import all_of

from .axe import complaints
from .language import chinese, chinese_in_english, english
from .reflow import sticking_out_in_large_text, sticking_out_when_narrow
from .sample import Sample
from .samples import Known
from .sweeping import PARTS, found, part_of, worn
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
    visits: Visits, known: Known, part: str, depth: str
) -> None:
    """Narrow windows, larger text and one further look, another for each page, are tried where
    the page stands; with `--all` every look."""
    checks = (complaints, small, english, sticking_out_when_narrow, sticking_out_in_large_text)
    pages, others = part_of(known, part), partial(_others, PHONE, depth)
    none(found(visits, pages, PHONE, *checks, small_for_elders, also=others))


@every_part
def test_on_a_desk_all_is_accessible_and_in_english_translated(
    visits: Visits, known: Known, part: str, depth: str
) -> None:
    pages, others = part_of(known, part), partial(_others, DESKTOP, depth)
    # What was sent or done before is not at the address: it is sent and done in English too.
    acted = [one for one in pages if one.sends or one.is_prepared]
    plain = [one for one in pages if one not in acted]
    none(found(visits, plain, DESKTOP, complaints, chinese_in_english, also=others))
    none(found(visits, acted, DESKTOP, complaints, also=others))
    none(found(visits, (replace(one, path="/en" + one.path) for one in acted), PHONE, chinese))


@pytest.mark.parametrize("look", [FURTHER[0], FURTHER[3]], ids=lambda look: look.name)
def test_a_look_that_is_put_on_is_the_one_that_is_served(visits: Visits, look: Look) -> None:
    served, put_on = visits.window(look=look), visits.window(look=Look(theme="auto"))
    served.goto("/about/help/")
    put_on.goto("/about/help/")
    plain = put_on.evaluate(DRAWN)
    with worn(put_on, look):
        assert put_on.evaluate(DRAWN) == served.evaluate(DRAWN) != plain
    assert put_on.evaluate(DRAWN) == plain


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


DRAWN = """() => [...document.querySelectorAll("body,h1,main a,header,.pill")]
  .map((one) => getComputedStyle(one))
  .map((one) => [one.color, one.backgroundColor, one.fontSize, one.minHeight])"""


def none(findings: Iterable[str]) -> None:
    found_now = list(findings)
    assert not found_now, all_of(found_now)


def _others(loaded: Look, depth: str, sample: Sample) -> Iterator[Look]:
    """The looks of this width that are this page's turn."""
    turn = FURTHER[zlib.crc32(sample.name.encode()) % len(FURTHER)]
    for look in MATRIX if depth == "all" else (turn,):
        if look.width == loaded.width and look != loaded:
            yield look
