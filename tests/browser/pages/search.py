"""The search: its page in each state it can be in."""

from collections.abc import Iterator, Mapping
from io import StringIO

from django.core.management import call_command

from tests import stories
from tests.browser.sample import DESK, Sample
from tests.cast import City

# Two addresses among those of the desk: the page is told of here, the bar is a part of a page.
OURS: frozenset[str] = frozenset()
POSTED = frozenset({"desk:search", "desk:command"})
# A title with its words marked is read in pieces.
WORDS = (
    "路灯", "没有这样的事", "东桥街道", "3号楼门口的",
    "从星期天晚上开始就不亮了，楼里老人多，下楼都要摸黑",
)  # fmt: skip
SEARCH = DESK + "search/"


def tell(city: City) -> dict[str, str]:
    """Requests by the dozen, and their documents."""
    stories.handling(city)
    for _ in range(24):
        stories.registered(city)
    call_command("index_search", stdout=StringIO())
    return {}


def samples(told: Mapping[str, str]) -> Iterator[Sample]:
    yield Sample("search-empty", SEARCH, "zhou")
    yield Sample("search-hits", f"{SEARCH}?q=路灯", "zhou")
    yield Sample("search-one-kind", f"{SEARCH}?q=路灯&kind=case", "zhou")
    yield Sample("search-none", f"{SEARCH}?q=没有这样的事", "zhou")
    yield Sample("search-phone", f"{SEARCH}?q=13800002206", "zhou")
    yield Sample("search-signs", f"{SEARCH}?q=。！？", "zhou")
    yield Sample("search-long", f"{SEARCH}?q={'路灯' * 40}", "zhou")
