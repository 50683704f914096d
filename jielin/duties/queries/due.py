"""What is owed in this app, told by kind of matter, and what ended by itself of late."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel import clock
from jielin.kernel.models import Event, Involvement, Matter
from jielin.kernel.rows import Written
from jielin.organisations.queries import directory
from jielin.people.acting import Acting

from .. import policy
from .. import workflow as w
from ..models import Admission, Census, ListVersion, Objection, PowerExercise

MOST = 8
NEWS = timedelta(days=14)
# Reviews of lists are due in months: they are shown when the time comes.
NEAR = timedelta(days=21)
REVIEW = "list_review"
WHAT = {
    "admit": gettext_lazy("Decide on the application"),
    "object_ruling": gettext_lazy("Rule on the objection"),
    "power_answer": gettext_lazy("Answer in writing"),
    "power_feedback": gettext_lazy("Say in writing whether it is adopted"),
    REVIEW: gettext_lazy("Review the list"),
    "census": gettext_lazy("Give every item a verdict"),
}


@dataclass(frozen=True)
class Due:
    """A matter with promises that this person may keep now, and the page where."""

    title: str
    number: str
    what: dict[str, Any]
    page: str
    told: dict[str, Any]


@dataclass(frozen=True)
class Ended:
    """Admitted work that left by itself."""

    number: str
    title: str
    what: str
    at: datetime


@dataclass(frozen=True)
class _Kind:
    of: Written[Any]
    title: Callable[[Any], str]
    number: Callable[[Any], str]
    page: str
    told: Callable[[Any], dict[str, Any]]


def _of(model: type[Matter], *related: str) -> Written[Any]:
    rows = model._default_manager.order_by()
    rows = rows.select_related(*related) if related else rows
    return Written(lambda tenant_id, ids: rows.filter(tenant_id=tenant_id, pk__in=ids))


KINDS = {
    Admission.kind: _Kind(
        _of(Admission),
        lambda one: one.title,
        lambda one: one.number,
        "admission",
        lambda one: {"number": one.number},
    ),
    Objection.kind: _Kind(
        _of(Objection, "admission"),
        lambda one: one.admission.title,
        lambda one: one.admission.number,
        "admission",
        lambda one: {"number": one.admission.number},
    ),
    PowerExercise.kind: _Kind(
        _of(PowerExercise),
        lambda one: one.title,
        lambda one: one.number,
        "power",
        lambda one: {"number": one.number},
    ),
    ListVersion.kind: _Kind(
        _of(ListVersion, "duty_list"),
        lambda one: one.duty_list.title,
        lambda one: "",
        "version",
        lambda one: {"version": one.pk},
    ),
    Census.kind: _Kind(
        _of(Census),
        lambda one: directory().name(one.community_id),
        lambda one: one.half,
        "census",
        lambda one: {"census": one.pk},
    ),
}


def due(actor: Acting, tenant_id: int, kind: str, ids: Collection[UUID]) -> dict[UUID, Due]:
    """Those of one kind on which the actor has a step that keeps a promise. One query."""
    one, now = KINDS[kind], clock.now()
    found = ((row, _what(row, actor, now)) for row in one.of.rows(tenant_id, ids))
    return {
        row.pk: Due(one.title(row), one.number(row), what, one.page, one.told(row))
        for row, what in found
        if what
    }


def _what(row: Any, actor: Acting, now: datetime) -> dict[str, Any]:
    """What each promise asks for that a step of this person keeps; a far review waits."""
    kept = {name for step in row.steps_for(actor) for name in step.keeps}
    if REVIEW in kept and row.review_due_at - now > NEAR:
        kept.discard(REVIEW)
    return {name: what for name, what in WHAT.items() if name in kept}


def ended(actor: Acting, tenant_id: int, now: datetime) -> tuple[Ended, ...]:
    """Told to both sides for two weeks: to the department and to the communities. Two queries."""
    mine = Involvement.of(tenant_id, Admission.kind, actor.organisations_with(policy.READ))
    rows = Event.objects.filter(
        tenant_id=tenant_id, verb=w.EXPIRED, happened_at__gte=now - NEWS, subject_id__in=mine
    )
    at = {event.subject_id: event.happened_at for event in rows.order_by("-happened_at")[:MOST]}
    found = Admission.objects.filter(tenant_id=tenant_id, pk__in=list(at)) if at else ()
    what = _("Its term is over: it has left the lists")
    return tuple(Ended(one.number, one.title, what, at[one.pk]) for one in found)
