"""Pages of the running demo that the list by hand does not name: found by following links."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin, urlsplit

from .demo import City
from .sample import DESK, PORTAL, Sample

# Everybody who sees other pages than the one before.
READERS = (
    ("li", DESK), ("zhou", DESK), ("zhao", DESK), ("he", DESK), ("qian", DESK), ("chen", PORTAL),
)  # fmt: skip
LINK = re.compile(r'<a[^>]*\shref="([^"#]+)')
KEY = re.compile(r"[A-Z]{2}\d{8}-\d+|[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/)\d+(?=/)")
# What ends a session, changes how pages look, or answers with a file.
NOT_PAGES = re.compile(r"logout|/en/|\.xlsx|/file|/sheet|/reader|template")
MOST = 120


def linked(city: City, known: Iterable[Sample]) -> Iterator[Sample]:
    """One page of each kind that no sample shows yet, as the first reader who finds it."""
    seen = {_kind(sample.path) for sample in known}
    for who, start in READERS:
        for path in _walk(city, who, start):
            kind = _kind(path)
            if kind not in seen:
                seen.add(kind)
                yield Sample(_name(kind), path, who)


def _walk(city: City, who: str, start: str) -> Iterator[str]:
    """Addresses below the start, nearest first; one of each kind is opened."""
    errand, queue, opened = city.of(who), [start], {_kind(start)}
    for path in queue:
        for found in LINK.findall(errand.get(path)):
            address = urlsplit(urljoin(path, found.replace("&amp;", "&"))).path
            kind = _kind(address)
            is_ours = address.startswith(start) and not NOT_PAGES.search(address)
            if is_ours and kind not in opened and len(queue) < MOST:
                opened.add(kind)
                queue.append(address)
                yield address


def _kind(path: str) -> str:
    """The address with its numbers and keys taken out."""
    return KEY.sub("N", path.partition("?")[0])


def _name(kind: str) -> str:
    """desk/landong/rulings/objections/N/ becomes linked-desk-rulings-objections-N."""
    parts = [part for part in kind.split("/") if part not in {"", "landong", "c", "wutongli"}]
    return "-".join(("linked", *parts))
