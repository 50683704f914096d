"""What a first visit costs to load, packed as a server packs it. Times are only printed."""

import gzip
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, Response

from devtools.steps import say
from tests import stories
from tests.cast import City

from .sample import DESK, PORTAL
from .visiting import DESKTOP, PHONE, Look, Visits

KB = 1024
PACKED = ("text/", "javascript", "json", "svg")
TIMES = """() => {
  const [page] = performance.getEntriesByType("navigation");
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  return [page.responseEnd, paint ? paint.startTime : 0, page.loadEventEnd].map(Math.round);
}"""


@dataclass
class Load:
    """Everything that a page fetched, with its size on the way."""

    sizes: dict[str, int] = field(default_factory=dict)
    awaited: list[Response] = field(default_factory=list)

    def expect(self, response: Response) -> None:
        self.awaited.append(response)

    def read(self) -> None:
        """Take the bodies in before the browser goes on and forgets them."""
        while self.awaited:
            self._weigh(self.awaited.pop())

    def _weigh(self, response: Response) -> None:
        if response.status == 200:
            kind = response.headers.get("content-type", "")
            body = response.body()
            is_text = any(sign in kind for sign in PACKED)
            self.sizes[response.url] = len(gzip.compress(body, 6) if is_text else body)

    @property
    def total(self) -> float:
        return sum(self.sizes.values()) / KB


def weighed(visits: Visits, who: str, paths: tuple[str, ...], look: Look) -> float:
    """Kilobytes over the pages of one first visit, with the times on the console."""
    page: Page = visits.window(who, look)
    load = Load()
    page.on("response", load.expect)
    for path in paths:
        page.goto(path, wait_until="networkidle")
        say(f"{path}: answer, paint, load {page.evaluate(TIMES)} ms")
        load.read()
    say(f"{load.total:.1f} KB in {len(load.sizes)} files")
    return load.total


def test_a_communitys_home_weighs_60_kb_at_most(visits: Visits) -> None:
    assert weighed(visits, "", (PORTAL,), PHONE) <= 60


def test_the_report_with_its_map_weighs_130_kb_at_most(visits: Visits) -> None:
    pages = ("kind", "location", "describe", "contact")
    paths = tuple(f"{PORTAL}report/{name}/" for name in pages)
    assert weighed(visits, "", paths, PHONE) <= 130


@pytest.mark.parametrize("look", [PHONE, DESKTOP], ids=lambda look: look.name)
def test_a_case_at_the_desk_weighs_110_kb_at_most(
    visits: Visits, lasting_city: City, look: Look
) -> None:
    number = stories.redo(lasting_city).number
    assert weighed(visits, "li", (f"{DESK}cases/{number}/",), look) <= 110


def test_a_list_of_fifty_weighs_140_kb_at_most(visits: Visits, lasting_city: City) -> None:
    for _one in range(51):
        stories.registered(lasting_city)
    assert weighed(visits, "li", (f"{DESK}cases/?view=all",), DESKTOP) <= 140
