"""The list that a case was opened from: its place there, and the neighbours for J and K."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest, HttpResponse

from jielin.ui.addresses import address

COOKIE = "queue"
KNOWN = frozenset(
    {"view", "q", "grid", "category", "state", "source", "todo", "from", "to", "after", "before"}
)
# With the fifty numbers of a page the cookie stays below 2 KB.
LONGEST_QUERY = 900
_SHAPE = re.compile(r"^[A-Z]{2}[0-9]{8}-[0-9]{4,6}$")


@dataclass(frozen=True)
class Place:
    """Where a case stands in the list; without a list only the way back."""

    back_url: str
    view: str = ""
    at: int = 0
    total: int = 0
    previous: str = ""
    next: str = ""


def remember(
    response: HttpResponse, home: str, query: str, numbers: Iterable[str]
) -> HttpResponse:
    """Keep the list in a cookie for the pages below it: no query, and none in the address."""
    value = "|".join((_kept(query), ".".join(numbers)))
    path = address("desk_cases:list", {"home": home})
    response.set_cookie(COOKIE, value, path=path, httponly=True, samesite="Lax")
    return response


def place_of(request: HttpRequest, home: str, number: str) -> Place:
    """The place of a case in the list that was shown last."""
    back = address("desk_cases:list", {"home": home})
    query, _sign, told = request.COOKIES.get(COOKIE, "").partition("|")
    numbers = [one for one in told.split(".") if _SHAPE.match(one)]
    if number not in numbers:
        return Place(back)
    at = numbers.index(number)
    return Place(
        back_url=f"{back}?{query}" if query else back,
        view=query,
        at=at + 1,
        total=len(numbers),
        previous=numbers[at - 1] if at else "",
        next=numbers[at + 1] if at + 1 < len(numbers) else "",
    )


def _kept(query: str) -> str:
    """What the list understands of its address; too long an address leads back to the start."""
    known = urlencode([pair for pair in parse_qsl(query) if pair[0] in KNOWN])
    return known if len(known) <= LONGEST_QUERY else ""
