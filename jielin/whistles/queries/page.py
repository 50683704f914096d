"""Everything the page of one order shows, in three queries beside the order's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from jielin.kernel import clock
from jielin.kernel.models import Event, Promise
from jielin.kernel.workflow import Look
from jielin.organisations.queries import directory
from jielin.people.models import Account
from jielin.people.queries.standing import marked, stood_for
from jielin.territory.queries import gazetteer
from jielin.ui.parts import Fact, PromiseView, TimelineItem

from ..models import Response, WhistleOrder
from ..states import Mark, Urgency
from . import clocks
from .acts import ACTS

COLUMNS = ("verb", "actor_kind", "details", "happened_at", "whistle_words__text", "actor_name")
TONES: dict[str, str] = {Urgency.URGENT: "bad", Urgency.SOON: "warn", Urgency.ORDINARY: "line"}
MARK_TONES: dict[str, str] = {Mark.GOOD: "ok", Mark.FAIR: "warn", Mark.POOR: "bad"}


@dataclass(frozen=True)
class Part:
    """One department on the page: its state, times, words, and the duty telephone."""

    response: Response
    name: str
    phone: str
    is_lead: bool
    due_at: datetime | None
    owed: str

    @property
    def look(self) -> Look:
        return self.response.look


@dataclass(frozen=True)
class Rated:
    """A mark that one side gave, with its words."""

    who: str
    about: str
    mark: str
    tone: str
    words: str = ""


@dataclass(frozen=True)
class OrderPage:
    """The page of one order."""

    order: WhistleOrder
    street: str
    where: str
    urgency_tone: str
    facts: tuple[Fact, ...]
    parts: tuple[Part, ...]
    promises: tuple[PromiseView, ...]
    course: tuple[TimelineItem, ...]
    marks: tuple[Rated, ...]


def page_of(order: WhistleOrder) -> OrderPage:
    """For everybody who may see it. Three queries."""
    now = clock.now()
    parts = _parts(order)
    promises = clocks.promises_of(order, parts)
    return OrderPage(
        order=order,
        street=directory().name(order.street_id),
        where=gazetteer().label(order.area_id),
        urgency_tone=TONES[order.urgency],
        facts=_facts(order),
        parts=tuple(_part(one, promises) for one in parts),
        promises=clocks.views(promises, now),
        course=_course(order, parts),
        marks=_marks(parts),
    )


def _parts(order: WhistleOrder) -> list[Response]:
    """In the order they were called, the lead first."""
    rows = list(Response.objects.filter(tenant_id=order.tenant_id, order_id=order.pk))
    for one in rows:
        one.order = order
    return sorted(rows, key=lambda one: (not one.is_lead, one.called_at, one.pk))


def _part(one: Response, promises: Sequence[Promise]) -> Part:
    unit = directory().find(one.unit_id)
    owed = clocks.next_of(promises, one.pk)
    return Part(
        response=one,
        name=unit.label if unit else _("A unit that was closed"),
        phone=unit.duty_phone if unit else "",
        is_lead=one.is_lead,
        due_at=owed.due_at if owed else None,
        owed=clocks.label(owed) if owed else "",
    )


def _facts(order: WhistleOrder) -> tuple[Fact, ...]:
    community = directory().name(order.community_id)
    told = (
        Fact(_("Kind of whistle"), order.get_occasion_display()),
        Fact(_("Legal basis"), order.basis),
        Fact(_("Whistled by"), directory().name(order.street_id) if order.is_blown else ""),
        Fact(_("Asked by"), community if order.asked_at else ""),
        Fact(_("Lead"), directory().name(order.lead_unit_id)),
        Fact(_("Command of the dispatched forces"), order.command_note),
    )
    return tuple(fact for fact in told if fact.value)


def _course(order: WhistleOrder, parts: Sequence[Response]) -> tuple[TimelineItem, ...]:
    """What happened on the order and on its parts, newest first, with the words beside."""
    name = Account.objects.filter(pk=OuterRef("actor_id")).values("name")[:1]
    subjects = [order.pk, *(one.pk for one in parts)]
    rows = Event.objects.filter(tenant_id=order.tenant_id, subject_id__in=subjects)
    rows = rows.filter(verb__in=tuple(ACTS)).order_by("-id")
    told = list(rows.annotate(actor_name=Subquery(name)).values_list(*COLUMNS))
    others = stood_for(details for _verb, _kind, details, *_more in told)
    return tuple(_item(others, *row) for row in told)


def _item(
    others: Mapping[str, str], verb: str, kind: str, details: Mapping[str, Any], *more: Any
) -> TimelineItem:
    at, text, name = more
    act, unit = ACTS[verb], details.get("unit")
    someone = _("The system") if kind == "system" else _("A former member of staff")
    return TimelineItem(
        actor=marked(name or someone, details, others),
        act=str(act.words) % {"unit": directory().name(UUID(unit)) if unit else ""},
        at=at,
        text=text or "",
        tone=act.tone,
        icon=act.icon,
    )


def _marks(parts: Sequence[Response]) -> tuple[Rated, ...]:
    """Both sides' marks; each is about this order."""
    street = _("The street")
    found: list[Rated] = []
    for one in parts:
        unit = directory().name(one.unit_id)
        about = _("the work of %(unit)s") % {"unit": unit}
        told = (
            (street, about, one.work_mark, one.work_words),
            (unit, _("the right use of the whistle"), one.use_mark, one.use_words),
            (unit, _("the evidence given"), one.evidence_mark, ""),
        )
        found += [
            Rated(who, what, str(Mark(mark).label), MARK_TONES[mark], words)
            for who, what, mark, words in told
            if mark
        ]
    return tuple(found)
