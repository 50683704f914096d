"""The list that a case was opened from: its place there, and the neighbours for J and K."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

COOKIE = "queue"
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
    value = "|".join((query, ".".join(numbers)))
    path = reverse("desk_cases:list", kwargs={"home": home})
    response.set_cookie(COOKIE, value, path=path, httponly=True, samesite="Lax")
    return response


def place_of(request: HttpRequest, home: str, number: str) -> Place:
    """The place of a case in the list that was shown last."""
    back = reverse("desk_cases:list", kwargs={"home": home})
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
