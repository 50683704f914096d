"""Telling one whistle of the demo, step by step."""

from typing import Any

from jielin.cases.models import Case
from jielin.duties.seed.telling import HOME, Telling, unit_id, unit_of

from ..models import Call, Response, Told, WhistleOrder
from ..states import Occasion, Urgency
from .stories import OFFICERS, Story, Turn

COMMUNITY, STREET = "li", "zhou"


def tell_one(telling: Telling, story: Story) -> None:
    """From the ask or the whistle as far as it came."""
    order = _begun(telling, story)
    for turn in story.turns:
        with telling.days_ago(turn.days, turn.at):
            _take(telling, WhistleOrder.objects.get(tenant_id=HOME, pk=order.pk), turn)


def _begun(telling: Telling, story: Story) -> WhistleOrder:
    told, call = _told(story), _call(story)
    with telling.days_ago(story.days, story.at):
        street = telling.actor(STREET)
        if not story.is_asked:
            return WhistleOrder.sound(told, call, tenant_id=HOME, by=street)
        order = WhistleOrder.ask(
            told, tenant_id=HOME, by=telling.actor(COMMUNITY), urgency=call.urgency
        )
        if story.units:
            order.blow(by=street, call=call)
        return order


def _take(telling: Telling, order: WhistleOrder, turn: Turn) -> None:
    """A unit's step, the street's on a unit's part, or the street's on the order."""
    verb, _sign, of = turn.verb.partition(":")
    unit = turn.unit or of
    by = telling.actor(OFFICERS[turn.unit] if turn.unit else STREET)
    if unit:
        part = Response.objects.get(tenant_id=HOME, order=order, unit_id=unit_id(unit))
        getattr(part, verb)(by=by, **turn.words)
    elif verb == "rate":
        order.rate(by=by, marks={unit_id(name): mark for name, mark in turn.words.items()})
    else:
        getattr(order, verb)(by=by, **turn.words)


def _told(story: Story) -> Told:
    case = _case(story.case)
    area: Any = case.area_id if case else unit_of("梧桐里社区").area_id
    return Told(area, story.text, story.place, case)


def _case(beginning: str) -> Case | None:
    """The open request that begins so, if the demo has it."""
    rows = Case.objects.filter(tenant_id=HOME, text__startswith=beginning)
    found = rows.first() if beginning else None
    return found if found is not None and found.is_open else None


def _call(story: Story) -> Call:
    units = tuple(unit_id(name) for name in story.units)
    return Call(
        units=units,
        lead_id=units[0] if units else None,
        occasion=Occasion(story.occasion),
        urgency=Urgency(story.urgency),
        basis=story.basis,
        command_note=story.command,
    )
