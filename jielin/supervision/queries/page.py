"""All that the page of one order says: rungs, promises, words, course."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel.models import Event, Promise
from jielin.organisations.queries import directory
from jielin.people.queries.standing import acted_by
from jielin.ui import spoken
from jielin.ui.parts import Fact, PromiseView, StepItem, TimelineItem

from .. import workflow as w
from ..ladder import LEADER, PROGRESS, RAISE, SUPERVISE, TOO_OFTEN, URGE
from ..models import SupervisionOrder, Word
from ..states import Reason, WordKind
from .rules import too_often
from .rungs import rungs

LABELS = {
    URGE: gettext_lazy("Answer the reminder"),
    SUPERVISE: gettext_lazy("Answer the supervision"),
    RAISE: gettext_lazy("Say how it goes on, from above"),
    LEADER: gettext_lazy("Instruct, as the district's leaders"),
    PROGRESS: gettext_lazy("Say again how it stands"),
}


@dataclass(frozen=True)
class Spoken:
    """What a unit wrote, for the card of words."""

    kind: str
    unit: str
    text: str
    at: datetime


@dataclass(frozen=True)
class OrderPage:
    """One order, whole."""

    rungs: tuple[StepItem, ...]
    facts: tuple[Fact, ...]
    promises: tuple[PromiseView, ...]
    words: tuple[Spoken, ...]
    course: tuple[TimelineItem, ...]
    owes: str
    source: str


def page_of(order: SupervisionOrder, now: datetime) -> OrderPage:
    """Four queries: promises, events, names, words."""
    promises = list(Promise.objects.of(order.tenant_id, [order.pk]).order_by("made_at", "id"))
    rows = Event.objects.filter(tenant_id=order.tenant_id, subject_id=order.pk)
    events = list(rows.order_by("-seq"))
    said = {word.event_id: word for word in order.words.order_by("id")}
    return OrderPage(
        rungs=rungs(order, events, now),
        facts=_facts(order),
        promises=tuple(_promise(one, now) for one in reversed(promises) if _counts(one)),
        words=tuple(_spoken(said[one.pk], one.happened_at) for one in events if one.pk in said),
        course=_course(events, said),
        owes=directory().name(order.owes_id),
        source=_source(order),
    )


def _facts(order: SupervisionOrder) -> tuple[Fact, ...]:
    units, case = directory(), order.case
    told = (
        (_("Why"), str(Reason(order.reason).label)),
        (_("Request"), f"{case.number} {case.title}"),
        (_("Unit at work"), units.name(case.holder_id)),
        (_("First received by"), units.name(case.receiver_id)),
        (_("Raised to"), units.name(case.overseer_id) if case.level else ""),
        (_("In the name of"), units.name(order.issuer_id)),
        (_("Promised to the resident"), spoken.full(case.due_at) if case.due_at else ""),
        (_("Redone"), _times(case.redo_count)),
        (_("Changed hands"), _times(case.times_moved + case.times_returned)),
    )
    return tuple(Fact(label, value) for label, value in told if value)


def _times(count: int) -> str:
    return _("%(count)d times") % {"count": count} if count else ""


def _promise(one: Promise, now: datetime) -> PromiseView:
    return PromiseView(
        label=str(LABELS.get(one.kind, one.kind)),
        due_at=one.due_at,
        made_at=one.made_at,
        kept_at=one.kept_at or one.released_at,
        state=_promise_state(one, now),
        provisional=one.provisional,
    )


def _promise_state(one: Promise, now: datetime) -> Literal["kept", "missed", "open", "late"]:
    if one.is_open:
        return "late" if one.is_late(now) else "open"
    return "kept" if one.kept_at and one.kept_at <= one.due_at else "missed"


def _counts(one: Promise) -> bool:
    """What was let go before its time is no part of the story."""
    return one.released_at is None or one.released_at > one.due_at


def _spoken(word: Word, at: datetime) -> Spoken:
    kind = str(WordKind(word.kind).label)
    return Spoken(kind, directory().name(word.unit_id), word.text, at)


def _course(events: list[Event], said: dict[UUID, Word]) -> tuple[TimelineItem, ...]:
    names = acted_by(events)
    return tuple(_item(event, names[event.pk], said.get(event.pk)) for event in events)


def _item(event: Event, name: str, word: Word | None) -> TimelineItem:
    step = _STEPS[event.verb]
    return TimelineItem(
        actor=name if event.actor_id else _("The clock"),
        act=str(step.label),
        at=event.happened_at,
        text=word.text if word else _why(event),
        icon=step.icon,
    )


_STEPS = {step.event: step for step in w.SUPERVISION.steps}
_STAGES = {
    "half": gettext_lazy("Half of the time has passed"),
    "most": gettext_lazy("Most of the time has passed"),
}


def _why(event: Event) -> str:
    """The fact behind a step that nobody wrote about."""
    stage, reason = event.details.get("stage"), event.details.get("reason")
    if stage:
        return str(_STAGES.get(stage, ""))
    return str(Reason(reason).label) if reason else ""


def _source(order: SupervisionOrder) -> str:
    """Where the number stands that made it a problem order."""
    kind, case = TOO_OFTEN.get(Reason(order.problem)) if order.problem else None, order.case
    return too_often(case, kind).source if kind else ""
