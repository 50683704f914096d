"""What one's units owe in this app, soonest first, and what ended by itself of late."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel import clock
from jielin.kernel.models import Event, Involvement, Matter, Promise
from jielin.organisations.queries import directory
from jielin.people.acting import Acting

from .. import policy
from .. import workflow as w
from ..models import Admission, Census, ListVersion, Objection, PowerExercise

MOST = 8
NEWS = timedelta(days=14)
# Reviews of lists are due in months: they are shown when the time comes.
NEAR = timedelta(days=21)
WHAT = {
    "admit": gettext_lazy("Decide on the application"),
    "object_ruling": gettext_lazy("Rule on the objection"),
    "power_answer": gettext_lazy("Answer in writing"),
    "power_feedback": gettext_lazy("Say in writing whether it is adopted"),
    "list_review": gettext_lazy("Review the list"),
    "census": gettext_lazy("Give every item a verdict"),
}
# Who has to see to each of them.
DUTY = {
    "admit": (policy.EDIT, policy.ADMIT),
    "object_ruling": (policy.ADMIT,),
    "power_answer": (policy.EDIT,),
    "power_feedback": (policy.FILE,),
    "list_review": (policy.EDIT,),
    "census": (policy.CENSUS,),
}


@dataclass(frozen=True)
class Due:
    """One open promise: what, of what, and the page where it is kept."""

    title: str
    what: str
    due_at: datetime
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
    rows: Callable[[int, list[UUID]], Any]
    title: Callable[[Any], str]
    page: str
    told: Callable[[Any], dict[str, Any]]


def _of(model: type[Matter], *related: str) -> Callable[[int, list[UUID]], Any]:
    def rows(tenant_id: int, ids: list[UUID]) -> Any:
        found = model._default_manager.filter(tenant_id=tenant_id, pk__in=ids)
        return found.select_related(*related) if related else found

    return rows


KINDS = {
    Admission.kind: _Kind(
        _of(Admission), lambda one: one.title, "admission", lambda one: {"number": one.number}
    ),
    Objection.kind: _Kind(
        _of(Objection, "admission"),
        lambda one: one.admission.title,
        "admission",
        lambda one: {"number": one.admission.number},
    ),
    PowerExercise.kind: _Kind(
        _of(PowerExercise), lambda one: one.title, "power", lambda one: {"number": one.number}
    ),
    ListVersion.kind: _Kind(
        _of(ListVersion, "duty_list"),
        lambda one: one.duty_list.title,
        "version",
        lambda one: {"version": one.pk},
    ),
    Census.kind: _Kind(
        _of(Census),
        lambda one: directory().name(one.community_id),
        "census",
        lambda one: {"census": one.pk},
    ),
}


def due(actor: Acting, tenant_id: int) -> tuple[Due, ...]:
    """The soonest first. One query for the promises and one for each kind among them."""
    promises = [one for one in _soonest(actor, tenant_id) if _is_mine(actor, one)][:MOST]
    things: dict[UUID, tuple[_Kind, Any]] = {}
    for name, kind in KINDS.items():
        ids = [one.subject_id for one in promises if one.subject_kind == name]
        if ids:
            things |= {row.pk: (kind, row) for row in kind.rows(tenant_id, ids)}
    return tuple(
        _due(promise, *things[promise.subject_id])
        for promise in promises
        if promise.subject_id in things
    )


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


def _soonest(actor: Acting, tenant_id: int) -> list[Promise]:
    owners = actor.organisations_with(policy.READ)
    rows = Promise.objects.open().filter(
        tenant_id=tenant_id, owner_id__in=owners, kind__in=tuple(WHAT)
    )
    return list(rows.order_by("due_at")[: MOST * 4])


def _is_mine(actor: Acting, one: Promise) -> bool:
    """Whether a post at the owner carries a duty for it; a far review waits."""
    if one.kind == "list_review" and one.due_at - clock.now() > NEAR:
        return False
    return any(actor.has_duty(duty, one.owner_id) for duty in DUTY[one.kind])


def _due(promise: Promise, kind: _Kind, row: Any) -> Due:
    return Due(
        title=kind.title(row),
        what=str(WHAT[promise.kind]),
        due_at=promise.due_at,
        page=kind.page,
        told=kind.told(row),
    )
