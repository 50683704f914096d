"""No page of any desk opens to whoever holds no post there now."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from jielin.people.models import Account, Appointment
from tests.cast import PASSWORD, City

DAY = timedelta(days=1)
USUAL = {"UUIDConverter": str(uuid4()), "IntConverter": 1}
Patterns = list[URLPattern | URLResolver]


def _walk(patterns: Patterns, space: str, parts: dict[str, str]) -> Iterator[tuple[str, Any]]:
    for one in patterns:
        kinds = {name: type(part).__name__ for name, part in one.pattern.converters.items()}
        if isinstance(one, URLResolver):
            yield from _walk(one.url_patterns, one.namespace or space, {**parts, **kinds})
        elif space.startswith("desk") and "home" in {**parts, **kinds}:
            yield f"{space}:{one.name}", {**parts, **kinds}


def _addresses() -> list[str]:
    found = dict(_walk(get_resolver().url_patterns, "", {}))
    told = ({**{part: USUAL.get(kind, "x") for part, kind in parts.items()}, "home": "landong"}
            for parts in found.values())  # fmt: skip
    return [reverse(name, kwargs=parts) for name, parts in zip(found, told, strict=True)]


def _opened(client: Client) -> list[tuple[str, str, int]]:
    """What was answered otherwise than that there is no such page."""
    return [
        (method, path, status)
        for path in _addresses()
        for method in ("get", "post")
        if (status := getattr(client, method)(path).status_code) not in {404, 405}
    ]


def _was_dispatcher(city: City) -> str:
    Appointment.objects.get(account=city.accounts["zhou"]).end(by=SYSTEM)
    return "zhou"


def _stood_in(city: City) -> str:
    """For somebody who holds every step of a street, until yesterday."""
    who, now = Account.enlist("dai", "戴立", PASSWORD), clock.now()
    of = Appointment.objects.get(account=city.accounts["zhou"])
    with clock.at(now - 5 * DAY):
        Appointment.propose_stand_in(
            who, of=of, by=SYSTEM, since=now - 5 * DAY, until=now - DAY
        ).confirm(by=SYSTEM)
    city.accounts["dai"] = who
    return "dai"


def _is_proposed(city: City) -> str:
    who = Account.enlist("dai", "戴立", PASSWORD)
    centre = city.unit("澜东区市民诉求中心")
    Appointment.propose(who, unit=centre, post="system_admin", by=SYSTEM)
    city.accounts["dai"] = who
    return "dai"


def _begins_tomorrow(city: City) -> str:
    who, centre = Account.enlist("dai", "戴立", PASSWORD), city.unit("澜东区市民诉求中心")
    told: Any = {"since": clock.now() + DAY}
    Appointment.appoint(who, unit=centre, post="system_admin", by=SYSTEM, **told)
    city.accounts["dai"] = who
    return "dai"


@pytest.mark.parametrize(
    "who",
    [
        _was_dispatcher,
        _stood_in,
        _is_proposed,
        _begins_tomorrow,
        lambda city: "wu",
        lambda city: "chen",
    ],
    ids=["ended", "stand-in over", "proposed", "not begun", "other home", "resident"],
)
def test_without_a_post_in_force_no_page_of_the_desk_is_there(city: City, who: Any) -> None:
    assert len(_addresses()) > 140
    assert _opened(city.client(who(city))) == []
