"""Walking over the whole list of pages, and telling all that was found at once."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from playwright.sync_api import Page, ViewportSize

from .axe import complaints_of_look, script
from .pages import APPS
from .reflow import SIZE
from .sample import Sample
from .samples import Known, samples
from .visiting import PHONE, Look, Visits, send_empty

# The list in parts, so that two processes can share it.
PARTS = (
    "portal", "signin", "report", "request", "desk-list", "desk-case", "desk-step", "desk", *APPS
)  # fmt: skip
Check = Callable[[Page], Iterable[str]]
Checks = Callable[[Sample], Iterable[Check]]
Looks = Callable[[Sample], Iterable[Look]]
# Drawn once before, or the colours would set out for the new ones only now.
UNTOLD = "() => document.body.offsetHeight && delete document.documentElement.dataset.size"
STYLED = "[...document.querySelectorAll('link[rel=stylesheet]')].every((one) => one.sheet)"


def no_others(_: Sample) -> Iterable[Look]:
    """No further look for any page."""
    return ()


@dataclass(frozen=True)
class Pass:
    """One look at each page: what is checked, and in which further looks axe sees it again."""

    look: Look
    checks: Checks
    also: Looks = no_others


def part_of(known: Known, part: str) -> list[Sample]:
    """The samples whose name begins with the part, and with no longer one of the list."""
    return [sample for sample in samples(known) if _part(sample) == part]


def found(visits: Visits, pages: Iterable[Sample], *passes: Pass) -> Iterator[str]:
    """Every finding of the checks on every page, with the page's name and look.

    Each page is loaded once, on a telephone: for a wider look its window is widened, and further
    looks are put on where it stands. There axe looks again at colours and sizes alone.
    """
    window = _Window(visits)
    for sample in pages:
        page = window.open(sample)
        for one in passes:
            with as_wide(page, one.look):
                yield from _seen(page, sample, one)
    window.page.context.close()


def _seen(page: Page, sample: Sample, now: Pass) -> Iterator[str]:
    for check in now.checks(sample):
        for finding in check(page):
            yield f"{sample.name} ({now.look.name}) {finding}"
    for other in now.also(sample):
        with worn(page, other):
            for finding in complaints_of_look(page):
                yield f"{sample.name} ({other.name}) {finding}"


@contextmanager
def as_wide(page: Page, look: Look) -> Iterator[None]:
    """The page in a window as wide as the look's."""
    if look.width == PHONE.width:
        yield
    else:
        page.set_viewport_size(ViewportSize(width=look.width, height=look.height))
        yield
        page.set_viewport_size(ViewportSize(width=PHONE.width, height=PHONE.height))


@contextmanager
def worn(page: Page, look: Look) -> Iterator[None]:
    """The page in other colours and another size of text than it was loaded in."""
    _wear(page, look.theme, look.size)
    yield
    _wear(page, "light", 1)


def _wear(page: Page, theme: str, size: int) -> None:
    # With a size told, nothing is ever on its way from one colour to another.
    page.evaluate(SIZE, str(size))
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    if not page.evaluate(STYLED):
        page.wait_for_function(STYLED)
    if size == 1:
        page.evaluate(UNTOLD)


class _Window:
    """One window for all readers, one after the other; each finds nothing of the one before."""

    def __init__(self, visits: Visits) -> None:
        self.visits = visits
        self.page = visits.window(look=replace(PHONE, theme="auto"))
        # Known to every page from its beginning: sent to each anew it costs more than it finds.
        self.page.context.add_init_script(script())
        self.who: str | None = None
        self.path = ""
        self.signed_in: dict[str, dict[str, str]] = {}

    def open(self, sample: Sample) -> Page:
        """The page of a sample. A form that stands there already is sent without loading it."""
        if sample.is_prepared or sample.who != self.who:
            self._change(sample)
        if sample.sends and self.path == sample.path:
            send_empty(self.page)
        else:
            self.visits.go(self.page, sample)
        self.path = "" if sample.sends else sample.path
        return self.page

    def _change(self, sample: Sample) -> None:
        self.page.goto("about:blank")
        self.page.context.clear_cookies()
        self.visits.tell(self.page.context, {"size": "1", "theme": "auto", **self._known(sample)})
        self.who, self.path = None if sample.is_prepared else sample.who, ""

    def _known(self, sample: Sample) -> dict[str, str]:
        if sample.is_prepared:
            return self.visits.prepared(sample)
        if sample.who and sample.who not in self.signed_in:
            self.signed_in[sample.who] = self.visits.enter(sample.who)
        return self.signed_in.get(sample.who, {})


def _part(sample: Sample) -> str:
    return max((part for part in PARTS if sample.name.startswith(part)), key=len)
