"""Whether what is pressed is large enough for a thumb, and for older eyes and hands."""

from collections.abc import Iterator

from playwright.sync_api import Page

from .sample import DESK

STANDARD, ELDER = 44, 60
# A link in a sentence is as high as its line; a box or radio is pressed by its label.
MEASURE = """([least, which]) => {
  const inline = (one) => getComputedStyle(one).display === "inline" &&
    one.closest("p,li,dd,td,small,blockquote,figcaption,h1,h2,h3");
  const seen = (one) => one.checkVisibility?.() !== false && one.getClientRects().length &&
    !one.closest(".vh,.skip,[aria-hidden=true]") && getComputedStyle(one).visibility === "visible";
  const area = (one) => /^(checkbox|radio)$/.test(one.type)
    ? one.closest("label") || document.querySelector(`label[for="${one.id}"]`) || one : one;
  const said = (one, box) => `${Math.round(box.width)}x${Math.round(box.height)} ` +
    one.outerHTML.replace(/\\s+/g, " ").slice(0, 130);
  return [...document.querySelectorAll(which)]
    .filter((one) => seen(one) && !inline(one)).map(area)
    .map((one) => [one, one.getBoundingClientRect()])
    .filter(([, box]) => box.width > 1 && (box.height < least - 0.5 || box.width < least - 0.5))
    .map(([one, box]) => said(one, box));
}"""
ANY = "a[href],button,summary,input:not([type=hidden]),select,textarea"
MAIN = "main .b.primary,main .cta,nav.tab a,main .option,main .b.block"


def small(page: Page) -> Iterator[str]:
    """Everything that can be pressed and is smaller than 44 px."""
    yield from _smaller(page, STANDARD, ANY)


def small_for_elders(page: Page) -> Iterator[str]:
    """Main buttons, answers and tabs of a resident's page that are smaller than 60 px there."""
    if DESK not in page.url:
        page.evaluate("document.documentElement.dataset.size = 2")
        yield from _smaller(page, ELDER, MAIN)
        page.evaluate("delete document.documentElement.dataset.size")


def _smaller(page: Page, least: int, which: str) -> Iterator[str]:
    for found in sorted(set(page.evaluate(MEASURE, [least, which]))):
        yield f"small target: {found}"
