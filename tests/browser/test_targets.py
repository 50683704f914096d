"""What is pressed is large enough for a thumb, and larger still for older eyes and hands."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.architecture.sources import all_of

from .samples import Known
from .sweeping import PARTS, found, part_of
from .visiting import PHONE, Look, Visits

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
PORTAL = ("portal", "signin", "report", "request")


@pytest.mark.parametrize("part", PARTS)
def test_every_target_is_at_least_44_px_on_a_phone(
    visits: Visits, known: Known, part: str
) -> None:
    findings = list(found(visits, part_of(known, part), PHONE, _smaller_than(STANDARD, ANY)))
    assert not findings, all_of(findings)


@pytest.mark.parametrize("part", PORTAL)
def test_main_targets_are_at_least_60_px_in_elder_mode(
    visits: Visits, known: Known, part: str
) -> None:
    look = Look(size=2)
    findings = list(found(visits, part_of(known, part), look, _smaller_than(ELDER, MAIN)))
    assert not findings, all_of(findings)


class _smaller_than:  # noqa: N801 — reads as a phrase where it is used
    def __init__(self, least: int, which: str) -> None:
        self._told = [least, which]

    def __call__(self, page: Page) -> Iterator[str]:
        yield from sorted(set(page.evaluate(MEASURE, self._told)))
