"""Random walks of a whistle: one lead at most, no clock that moves, an end only by the street."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jielin.kernel import clock, sealing
from jielin.kernel.models import Event, Promise
from jielin.kernel.workflow import Refused
from jielin.whistles.models import Response, WhistleOrder
from jielin.whistles.states import AWAITED, OVER, Mark
from jielin.whistles.tests.conftest import LAMPS, STREETS, THEN, Town, town_of
from tests.cast import City

PEOPLE = ("zhou", "zhao", "shen", "li")
PART_WORDS: dict[str, dict[str, Any]] = {
    "arrive": {"person": "老赵"}, "sign_off": {"text": "好了"}, "object": {"text": "不归我们"},
    "uphold": {"text": "对"}, "reject": {"text": "不对"}, "release": {"text": "不用"},
    "rate": {"use": Mark.GOOD, "evidence": Mark.FAIR},
}  # fmt: skip
WORDS: dict[str, dict[str, Any]] = {
    "minute": {"text": "约定"}, "command": {"text": "到场"}, "confirm": {"text": "看过"},
    "cancel": {"text": "不用"},
}  # fmt: skip
# Which of the steps that are open to somebody is taken, and how many minutes later.
MOVES = st.lists(st.tuples(st.integers(0, 99), st.integers(1, 600)), min_size=4, max_size=22)


@pytest.fixture
def town(city: City) -> Town:
    return town_of(city)


@given(moves=MOVES)
def test_a_walk_keeps_its_promises_its_lead_and_its_chain(
    town: Town, moves: list[tuple[int, int]]
) -> None:
    order = walked(town, moves)
    parts = list(Response.objects.filter(order=order))
    if order.state in (*OVER, "to_confirm"):
        assert not [part for part in parts if part.state in AWAITED]
        assert order.lead_unit_id in {part.unit_id for part in parts}
    if order.state in {"cancelled", "rated"}:
        mine = [part.pk for part in parts if part.state != "confirmed"]
        assert not Promise.objects.open().of(1, [order.pk, *mine]).exists()
    verbs = Event.objects.filter(subject_id=order.pk).values_list("verb", flat=True)
    assert ("whistle.confirmed" in verbs) == (order.state in OVER)
    assert list(sealing.faults(1)) == []


@given(moves=MOVES)
def test_no_walk_moves_a_promise_once_it_is_made(town: Town, moves: list[tuple[int, int]]) -> None:
    order = walked(town, moves[:6])
    before = {p.pk: (p.made_at, p.due_at) for p in Promise.objects.all()}
    walked(town, moves, order)
    after = {p.pk: (p.made_at, p.due_at) for p in Promise.objects.filter(pk__in=before)}
    assert after == before


def walked(
    town: Town, moves: list[tuple[int, int]], order: WhistleOrder | None = None
) -> WhistleOrder:
    """Take the steps that the numbers choose, each some minutes after the one before."""
    moment = THEN if order is None else order.changed_at
    with clock.at(moment):
        found = order or town.sounded(lead="")
    for chosen, minutes in moves:
        moment += timedelta(minutes=minutes)
        with clock.at(moment), suppress(Refused):
            move(town, town.fresh(found), chosen)
    return town.fresh(found)


def move(town: Town, order: WhistleOrder, chosen: int) -> None:
    parts = Response.objects.filter(order=order).select_related("order").order_by("id")
    open_to = [
        (matter, step.verb, who)
        for matter in (order, *parts)
        for who in PEOPLE
        for step in matter.steps_for(town.actor(who))
    ]
    if open_to:
        matter, verb, who = open_to[chosen % len(open_to)]
        getattr(matter, verb)(by=town.actor(who), **words(town, matter, verb))


def words(town: Town, matter: Any, verb: str) -> dict[str, Any]:
    """What a step is told."""
    if isinstance(matter, Response):
        return PART_WORDS.get(verb, {})
    if verb == "rate":
        return {"marks": {town.id_of(name): (Mark.GOOD, "") for name in (LAMPS, STREETS)}}
    named = {"unit_id": town.id_of(LAMPS)} if verb in {"name_lead", "send_back"} else {}
    missing = {"text": "没好"} if verb == "send_back" else {}
    more = {"units": (town.id_of(STREETS),)} if verb == "call_more" else {}
    return {**WORDS.get(verb, {}), **named, **missing, **more}
