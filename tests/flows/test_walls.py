"""No address opens what belongs to another home, or the desk to whoever has not signed in."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from jielin.cases.models import Inquiry, StandardReply
from tests import stories
from tests.cast import City

# What names a thing that belongs to a home.
THINGS = frozenset({"number", "reply"})
DESK, OWN = ("desk", "desk_cases"), ("requests",)
METHODS = ("get", "post")
HIDDEN, NOT_SO = 404, 405


Patterns = list[URLPattern | URLResolver]
Found = Iterator[tuple[str, frozenset[str]]]


def _walk(patterns: Patterns, space: str, parts: frozenset[str]) -> Found:
    """Every address below, with the parts that must be filled in."""
    for one in patterns:
        known = parts | frozenset(one.pattern.converters)
        if isinstance(one, URLResolver):
            yield from _walk(one.url_patterns, one.namespace or space, known)
        elif space in (*DESK, *OWN):
            yield f"{space}:{one.name}", known


PARTS = dict(_walk(get_resolver().url_patterns, "", frozenset()))
EVERYWHERE = sorted(name for name in PARTS if name.startswith("desk"))
OF_A_THING = sorted(name for name, parts in PARTS.items() if parts & THINGS)


def filled(name: str, **told: str) -> str:
    """The address, with something in every part."""
    usual = {"things": "cases", "verb": "accept", "job": str(uuid4()), "reply": str(uuid4())}
    usual |= {"id": str(uuid4()), "batch": str(uuid4())}
    usual |= {"number": "SQ20260101-0001", "ask": str(uuid4()), **told}
    return reverse(name, kwargs={part: usual[part] for part in PARTS[name]})


def answers(client: Client, path: str) -> set[int]:
    """How reading and sending are answered, but for what an address does not take at all."""
    return {getattr(client, method)(path).status_code for method in METHODS} - {NOT_SO}


def things_of_the_first_home(city: City, name: str) -> dict[str, str]:
    """A number, or the key of a standard reply, that exists in the first home."""
    case = stories.handling(city)
    unit = city.unit("梧桐里社区").id
    reply = StandardReply.shelve(tenant_id=1, organisation_id=unit, title="好", text="好的。")
    told = {"number": case.number, "reply": str(reply.pk), "community": "hekou"}
    if "inquiry" in name:
        case = stories.registered(city, request_type="report")
        case.accept(by=city.actor("zhou"))
        case.inquire(by=city.actor("zhou"), unit_id=unit, question="请说明公示情况。")
        told["number"] = Inquiry.objects.get().number
    return told


@pytest.mark.parametrize("name", OF_A_THING)
def test_what_belongs_to_one_home_is_not_found_below_the_other(city: City, name: str) -> None:
    told = things_of_the_first_home(city, name)
    who = "chen" if name.startswith("requests:") else "wu"
    path = filled(name, home="lanxi", **told)
    assert answers(city.client(who), path) == {HIDDEN}


@pytest.mark.parametrize("name", [name for name in EVERYWHERE if "home" in PARTS[name]])
def test_the_desk_of_another_home_is_not_found(city: City, name: str) -> None:
    assert answers(city.client("li"), filled(name, home="lanxi")) == {HIDDEN}


@pytest.mark.parametrize("name", EVERYWHERE)
def test_whoever_has_not_signed_in_is_asked_to(city: City, name: str) -> None:
    path = filled(name, home="landong")
    client = city.client()
    for method in METHODS:
        answer = getattr(client, method)(path)
        assert answer.status_code == NOT_SO or answer["Location"].startswith("/login/?next=")


@pytest.mark.parametrize("name", EVERYWHERE)
def test_a_resident_has_no_desk(city: City, name: str) -> None:
    assert answers(city.client("chen"), filled(name, home="landong")) <= {HIDDEN, 403}
