"""Whether a page makes anybody scroll sideways."""

from collections.abc import Iterator

from playwright.sync_api import Page, ViewportSize

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


NARROW, USUAL = ViewportSize(width=320, height=844), ViewportSize(width=390, height=844)
SIZE = "(size) => document.documentElement.dataset.size = size"


def sticking_out_when_narrow(page: Page) -> Iterator[str]:
    """In the narrowest window that must do."""
    page.set_viewport_size(NARROW)
    yield from _sticking_out(page, "at 320")
    page.set_viewport_size(USUAL)


def sticking_out_in_large_text(page: Page) -> Iterator[str]:
    """Larger text in the narrowest window, and the largest on a usual telephone."""
    page.set_viewport_size(NARROW)
    page.evaluate(SIZE, "3")
    yield from _sticking_out(page, "at 320 in size 3")
    page.set_viewport_size(USUAL)
    page.evaluate(SIZE, "4")
    yield from _sticking_out(page, "at 390 in size 4")
    page.evaluate("delete document.documentElement.dataset.size")


def _sticking_out(page: Page, where: str) -> Iterator[str]:
    """How wide the page is, and what makes it so."""
    measured: list[str] = page.evaluate(MEASURE)
    if measured:
        yield f"sideways {where}: " + " ".join(measured)
