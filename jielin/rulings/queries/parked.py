"""The store of problems that cannot be solved now: counted apart, and never as closed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from jielin.cases.queries.access import in_scope
from jielin.kernel.models import Promise
from jielin.organisations.queries import directory
from jielin.people.acting import Acting
from jielin.territory.queries import gazetteer
from jielin.ui.spoken import length

from ..models import Suspension
from ..states import SuspensionState
from .seeing import involving, without_interest

MOST = 200


@dataclass(frozen=True)
class Parked:
    """One parked request: who holds it, the plan, and when it is looked at next."""

    number: str
    case: str
    title: str
    place: str
    unit: str
    reviewer: str
    plan: str
    parked_at: datetime
    age: str
    until: datetime
    next_at: datetime | None
    is_late: bool


def parked(actor: Acting, tenant_id: int, now: datetime) -> tuple[Parked, ...]:
    """The longest parked first: of the actor's areas, and of their units.

    One query for each area of the actor, one for the units, one for the next looks.
    """
    rows = Suspension.objects.filter(tenant_id=tenant_id, state=SuspensionState.PARKED)
    found: dict[UUID, Suspension] = {}
    for scope in actor.scopes:
        here = rows.filter(case__in=in_scope(scope)).select_related("case")
        found |= {one.pk: one for one in without_interest(actor, here[:MOST])}
    own = involving(rows, actor, tenant_id)
    found |= {one.pk: one for one in without_interest(actor, own[:MOST])}
    due = _next_looks(tenant_id, [one.case_id for one in found.values()])
    ordered = sorted(found.values(), key=lambda one: one.raised_at)
    return tuple(_line(one, due.get(one.case_id), now) for one in ordered)


def _next_looks(tenant_id: int, case_ids: list[UUID]) -> dict[UUID, datetime]:
    owed = Promise.objects.open().of(tenant_id, case_ids).filter(kind="reexamine")
    return dict(owed.values_list("subject_id", "due_at"))


def _line(one: Suspension, next_at: datetime | None, now: datetime) -> Parked:
    names, since = directory(), one.ruled_at or one.raised_at
    return Parked(
        number=one.number,
        case=one.case.number,
        title=one.case.title,
        place=one.case.place or gazetteer().label(one.case.area_id),
        unit=names.name(one.unit_id),
        reviewer=names.name(one.reviewer_id),
        plan=one.plan,
        parked_at=since,
        age=length(now - since),
        until=one.until,
        next_at=next_at,
        is_late=next_at is not None and next_at < now,
    )
