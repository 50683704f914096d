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
from .sample import DESK, PORTAL, Sample
from .samples import Known
from .sweeping import PARTS, Check, Pass, as_wide, found, part_of, worn
from .targets import small, small_for_elders
from .visiting import DESKTOP, PHONE, Look, Visits

FURTHER = (
    Look(theme="dark"), Look(size=2), Look(size=3), Look(size=4), Look(1440, theme="dark"),
    Look(1440, size=2),
)  # fmt: skip
MATRIX = [Look(w, s, t) for w in (390, 1440) for s in (1, 2, 3, 4) for t in ("light", "dark")]


IN_ONE_HAND: tuple[Check, ...] = (
    complaints, small, english, sticking_out_when_narrow, sticking_out_in_large_text,
    small_for_elders,
)  # fmt: skip


@pytest.mark.parametrize("part", PARTS)
def test_all_is_accessible_large_enough_in_both_languages_and_never_sideways(
    visits: Visits, known: Known, part: str, depth: str
) -> None:
    """On a telephone and on a desk; narrow windows, larger text and one further look, another
    for each page, are tried where the page stands; with `--all` every look."""
    phone = Pass(PHONE, lambda _: IN_ONE_HAND, partial(_others, PHONE, depth))
    desk = Pass(DESKTOP, _on_a_desk, partial(_others, DESKTOP, depth))
    pages = part_of(known, part)
    acted = (replace(one, path="/en" + one.path) for one in pages if _acted(one))
    none(found(visits, pages, phone, desk))
    none(found(visits, acted, Pass(PHONE, lambda _: (chinese,))))


def _on_a_desk(sample: Sample) -> Iterable[Check]:
    return (complaints,) if _acted(sample) else (complaints, chinese_in_english)


def _acted(sample: Sample) -> bool:
    """What was sent or done before is not at the address: it is sent and done in English too."""
    return sample.sends or sample.is_prepared


@pytest.mark.parametrize("look", [FURTHER[0], FURTHER[3]], ids=lambda look: look.name)
def test_a_look_that_is_put_on_is_the_one_that_is_served(visits: Visits, look: Look) -> None:
    served, put_on = visits.window(look=look), visits.window(look=Look(theme="auto"))
    served.goto("/about/help/")
    put_on.goto("/about/help/")
    plain = put_on.evaluate(DRAWN)
    with worn(put_on, look):
        assert put_on.evaluate(DRAWN) == served.evaluate(DRAWN) != plain
    assert put_on.evaluate(DRAWN) == plain


@pytest.mark.parametrize(
    ("who", "path"),
    [("", "/about/help/"), ("", PORTAL), ("li", DESK), ("li", f"{DESK}cases/"), ("chen", "/me/")],
)
def test_a_window_that_is_widened_shows_what_a_wide_one_does(
    visits: Visits, who: str, path: str
) -> None:
    wide, widened = visits.window(who, look=DESKTOP), visits.window(who, look=PHONE)
    wide.goto(path)
    widened.goto(path)
    before = widened.evaluate(LAID_OUT)
    with as_wide(widened, DESKTOP):
        assert widened.evaluate(LAID_OUT) == wide.evaluate(LAID_OUT) != before
    assert widened.evaluate(LAID_OUT) == before


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


LAID_OUT = """() => [...document.querySelectorAll("body *")].map((one) => {
  const { x, y, width, height } = one.getBoundingClientRect();
  return `${one.tagName} ${[x, y, width, height].map(Math.round)}`; })"""


def none(findings: Iterable[str]) -> None:
    found_now = list(findings)
    assert not found_now, all_of(found_now)


def _others(loaded: Look, depth: str, sample: Sample) -> Iterator[Look]:
    """The looks of this width that are this page's turn."""
    turn = FURTHER[zlib.crc32(sample.name.encode()) % len(FURTHER)]
    for look in MATRIX if depth == "all" else (turn,):
        if look.width == loaded.width and look != loaded:
            yield look
