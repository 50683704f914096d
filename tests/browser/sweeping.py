"""Walking over the whole list of pages, and telling all that was found at once."""

from collections.abc import Callable, Iterable, Iterator

from playwright.sync_api import Page

from .pages import APPS
from .sample import Sample
from .samples import Known, samples
from .visiting import Look, Visits

# The list in parts, so that two processes can share it.
PARTS = (
    "portal", "signin", "report", "request", "desk-list", "desk-case", "desk-step", "desk", *APPS
)  # fmt: skip
Check = Callable[[Page], Iterable[str]]


def part_of(known: Known, part: str) -> list[Sample]:
    """The samples whose name begins with the part, and with no longer one of the list."""
    return [sample for sample in samples(known) if _part(sample) == part]


def found(visits: Visits, pages: Iterable[Sample], look: Look, *checks: Check) -> Iterator[str]:
    """Every finding of the checks on every page, with the page's name and look."""
    windows: dict[str, Page] = {}
    for sample in pages:
        page = _opened(visits, windows, sample, look)
        for check in checks:
            for finding in check(page):
                yield f"{sample.name} ({look.name}) {finding}"


def _opened(visits: Visits, windows: dict[str, Page], sample: Sample, look: Look) -> Page:
    """In a window of its own after deeds of its own, else in the one of that person."""
    if sample.before:
        return visits.visit(sample, look)
    if sample.who not in windows:
        windows[sample.who] = visits.window(sample.who, look)
    visits.go(windows[sample.who], sample)
    return windows[sample.who]


def _part(sample: Sample) -> str:
    return max((part for part in PARTS if sample.name.startswith(part)), key=len)
