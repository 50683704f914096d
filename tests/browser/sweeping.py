"""Walking over the whole list of pages, and telling all that was found at once."""

from collections.abc import Callable, Iterable, Iterator

from playwright.sync_api import Page

from .samples import Known, Sample, samples
from .visiting import Look, Visits

# The list in parts, so that two processes can share it.
PARTS = ("portal", "signin", "report", "request", "desk-list", "desk-case", "desk-step", "desk")
Check = Callable[[Page], Iterable[str]]


def part_of(known: Known, part: str) -> list[Sample]:
    """The samples whose name begins with the part, and with no longer one of the list."""
    return [sample for sample in samples(known) if _part(sample) == part]


def found(visits: Visits, pages: list[Sample], look: Look, check: Check) -> Iterator[str]:
    """Every finding of the check on every page, with the page's name and look."""
    windows: dict[str, Page] = {}
    for sample in pages:
        if sample.before:
            page = visits.visit(sample, look)
        else:
            if sample.who not in windows:
                windows[sample.who] = visits.window(sample.who, look)
            page = windows[sample.who]
            visits.go(page, sample)
        for finding in check(page):
            yield f"{sample.name} ({look.name}): {finding}"


def _part(sample: Sample) -> str:
    return max((p for p in PARTS if sample.name.startswith(p)), key=len)
