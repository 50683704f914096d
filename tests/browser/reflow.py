"""Whether a page makes anybody scroll sideways."""

from collections.abc import Iterator

from playwright.sync_api import Page

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


def sticking_out(page: Page) -> Iterator[str]:
    """How wide the page is, and what makes it so."""
    measured: list[str] = page.evaluate(MEASURE)
    if measured:
        yield "sideways: " + " ".join(measured)


def sticking_out_in_largest(page: Page) -> Iterator[str]:
    """The same as it stands, and once more with the largest text on a usual telephone."""
    yield from sticking_out(page)
    page.evaluate("document.documentElement.dataset.size = 4")
    page.set_viewport_size({"width": 390, "height": 844})
    for finding in sticking_out(page):
        yield f"at 390 in size 4 {finding}"
    page.set_viewport_size({"width": 320, "height": 844})
