"""No page makes anybody scroll sideways, however small the window or large the text."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.architecture.sources import all_of

from .samples import Known
from .sweeping import PARTS, found, part_of
from .visiting import Look, Visits

LOOKS = (Look(320), Look(320, size=3), Look(390, size=4))
# The width of the page, and whoever sticks out of the window with nothing to hold it in.
MEASURE = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  const held = (one) => {
    for (let up = one.parentElement; up && up !== document.body; up = up.parentElement)
      if (getComputedStyle(up).overflowX !== "visible") return true;
    return false;
  };
  const out = [...document.body.querySelectorAll("*")].filter(
    (one) => one.getBoundingClientRect().right > wide + 1 && !held(one));
  const said = out.slice(0, 3).map((one) => one.outerHTML.slice(0, 140));
  return [`${document.documentElement.scrollWidth} px wide`, ...said];
}"""


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
@pytest.mark.parametrize("part", PARTS)
def test_nothing_sticks_out_of_the_window(
    visits: Visits, known: Known, part: str, look: Look
) -> None:
    findings = list(found(visits, part_of(known, part), look, sticking_out))
    assert not findings, all_of(findings)


def sticking_out(page: Page) -> Iterator[str]:
    measured: list[str] = page.evaluate(MEASURE)
    if measured:
        yield " ".join(measured)
