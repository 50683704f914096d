"""What my units owe, soonest first: open promises and the cases they belong to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import islice
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from jielin.kernel import clock
from jielin.kernel.models import Promise
from jielin.kernel.models.promise import PromiseQuerySet
from jielin.people.acting import Acting

from .. import policy
from ..models import Assignment, Case, Inquiry
from .rows import is_interested

MOST = 200
SHOWN = 20
TAKING = ("receive", "take")
# Names and numbers are sealed; a list of titles opens none of them.
SEALED = ("contact_name", "phone", "text")


class Owed(NamedTuple):
    """An open promise, as light as the list needs it."""

    subject_kind: str
    subject_id: UUID
    kind: str
    due_at: datetime


class Known(NamedTuple):
    """What tells a case from another, and from those I must keep away from."""

    id: UUID
    lead_id: UUID | None
    asked_by_id: UUID | None
    recused_ids: list[str]
    kept_from_ids: list[str]


@dataclass(frozen=True)
class Duty:
    """One thing to do: the soonest promise on a case, or on a superior's question."""

    owed: Owed
    case: Case | None = None
    inquiry: Inquiry | None = None


@dataclass(frozen=True)
class Todo:
    """What is owed, and how many cases stand under each heading of the strip."""

    duties: tuple[Duty, ...]
    today: int
    late: int
    to_take: int
    redo: int
    next_due: datetime | None


def todo(actor: Acting, tenant_id: int) -> Todo:
    """The soonest promises of my units.

    One query for each unit, one for what belongs together, one for the cases shown.
    """
    now = clock.now()
    found = _soonest(actor, tenant_id)
    case_of = _cases(actor, tenant_id, found)
    duties = _shown(tenant_id, found, case_of)
    return _counted(found, case_of, duties, now)


def _shown(tenant_id: int, found: list[Owed], case_of: dict[UUID, UUID]) -> tuple[Duty, ...]:
    """The first promises, one for each matter."""
    soonest: dict[UUID, Owed] = {}
    for one in found:
        if one.subject_kind == Inquiry.kind or one.subject_id in case_of:
            soonest.setdefault(case_of.get(one.subject_id, one.subject_id), one)
    first = dict(islice(soonest.items(), SHOWN))
    cases = (
        Case.objects.filter(tenant_id=tenant_id)
        .defer(*SEALED)
        .in_bulk([id for id, one in first.items() if one.subject_kind != Inquiry.kind])
    )
    inquiries = _inquiries(tenant_id, first.values())
    return tuple(Duty(one, cases.get(id), inquiries.get(id)) for id, one in first.items())


def cases_to_do(actor: Acting, tenant_id: int, heading: str, now: datetime) -> Q:
    """The cases under one heading of the strip, as a condition on cases."""
    owed = Promise.objects.open().filter(_mine(actor), tenant_id=tenant_id).order_by()
    owed = owed.filter(_under(heading, now))
    of_cases = owed.filter(subject_kind=Case.kind).values("subject_id")
    parts = owed.filter(subject_kind=Assignment.kind).values("subject_id")
    through = Assignment.objects.filter(tenant_id=tenant_id, id__in=parts).values("case_id")
    return Q(id__in=of_cases.union(through.order_by(), all=True))


def _under(heading: str, now: datetime) -> Q:
    return {
        "today": Q(due_at__gte=now, due_at__lt=end_of_day(now)),
        "late": Q(due_at__lt=now),
        "take": Q(kind__in=TAKING),
        "redo": Q(kind="redo"),
    }[heading]


def end_of_day(now: datetime) -> datetime:
    """The midnight that ends the local day."""
    tomorrow = timezone.localtime(now).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(), timezone.get_current_timezone())


def _mine(actor: Acting) -> Q:
    """Promises of my units; a post bound to an area sees those of that area alone."""
    mine = Q(pk__in=[])
    for one in _shares(actor):
        mine |= one
    return mine


def _shares(actor: Acting) -> list[Q]:
    """One condition for each unit, so that each is answered by the index in order."""
    bound: dict[UUID, set[int] | None] = {}
    for post in actor.posts:
        if policy.READ not in post.duties:
            continue
        areas = bound.setdefault(post.organisation_id, set())
        if post.area_level == "grid" and areas is not None:
            areas.add(post.area_id or 0)
        else:
            bound[post.organisation_id] = None
    return [
        Q(owner_id=id) if areas is None else Q(owner_id=id, area_id__in=areas)
        for id, areas in bound.items()
    ]


def _soonest(actor: Acting, tenant_id: int) -> list[Owed]:
    found: list[Owed] = []
    rows: PromiseQuerySet = Promise.objects.open().filter(tenant_id=tenant_id)
    for share in _shares(actor):
        mine = rows.filter(share).order_by("due_at").values_list(*Owed._fields)
        found += [Owed(*one) for one in mine[:MOST]]
    return sorted(found, key=lambda one: one.due_at)


def _cases(actor: Acting, tenant_id: int, found: Iterable[Owed]) -> dict[UUID, UUID]:
    """The case of each promise's subject: itself, or the case of the part at work."""
    ids = {one.subject_id for one in found if one.subject_kind == Case.kind}
    parts = {one.subject_id for one in found if one.subject_kind == Assignment.kind}
    if not ids and not parts:
        return {}
    rows = Case.objects.filter(tenant_id=tenant_id).order_by()
    of_parts = Assignment.objects.filter(tenant_id=tenant_id, id__in=parts).order_by()
    known = rows.filter(id__in=ids)
    if parts:
        known = known.union(rows.filter(id__in=of_parts.values("case_id")), all=True)
    case_of: dict[UUID, UUID] = {}
    for one in (Known(*told) for told in known.values_list(*Known._fields)):
        if not is_interested(actor, one):
            case_of |= {one.id: one.id, one.lead_id or one.id: one.id}
    return case_of


def _inquiries(tenant_id: int, found: Iterable[Owed]) -> dict[UUID, Inquiry]:
    ids = [one.subject_id for one in found if one.subject_kind == Inquiry.kind]
    return Inquiry.objects.filter(tenant_id=tenant_id).in_bulk(ids) if ids else {}


def _counted(
    found: list[Owed], case_of: dict[UUID, UUID], duties: tuple[Duty, ...], now: datetime
) -> Todo:
    """Cases, not promises, are counted, as the lists behind the numbers show cases."""
    midnight = end_of_day(now)
    mine = (one for one in found if one.subject_kind == Inquiry.kind or one.subject_id in case_of)

    def number(chosen: Iterable[Owed]) -> int:
        return len({case_of[one.subject_id] for one in chosen if one.subject_id in case_of})

    return Todo(
        duties=duties,
        today=number(one for one in found if now <= one.due_at < midnight),
        late=number(one for one in found if one.due_at < now),
        to_take=number(one for one in found if one.kind in TAKING),
        redo=number(one for one in found if one.kind == "redo"),
        next_due=next((one.due_at for one in mine if one.due_at >= midnight), None),
    )
