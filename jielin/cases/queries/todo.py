"""What my units owe, soonest first: open promises and the cases they belong to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from jielin.kernel import clock
from jielin.kernel.models import Promise
from jielin.kernel.models.promise import PromiseQuerySet
from jielin.people.acting import Acting

from .. import policy
from ..models import Assignment, Case, Inquiry

MOST = 200
SHOWN = 20
TAKING = ("receive", "take")
# Names and numbers are sealed; a list of titles opens none of them.
SEALED = ("contact_name", "phone", "text")


@dataclass(frozen=True)
class Duty:
    """One thing to do: the soonest promise on a case, or on a superior's question."""

    promise: Promise
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
    """The soonest promises of my units. One query for each unit, one for the cases."""
    now = clock.now()
    found = _soonest(actor, tenant_id)
    cases = _cases(tenant_id, found)
    inquiries = _inquiries(tenant_id, found)
    duties: dict[UUID, Duty] = {}
    for promise in found:
        case, inquiry = cases.get(promise.subject_id), inquiries.get(promise.subject_id)
        if case and not policy.is_interested(actor, case):
            duties.setdefault(case.pk, Duty(promise, case=case))
        elif inquiry:
            duties.setdefault(inquiry.pk, Duty(promise, inquiry=inquiry))
    return _counted(found, cases, tuple(duties.values()), now)


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


def _soonest(actor: Acting, tenant_id: int) -> list[Promise]:
    found: list[Promise] = []
    rows: PromiseQuerySet = Promise.objects.open().filter(tenant_id=tenant_id)
    for share in _shares(actor):
        found += rows.filter(share).order_by("due_at")[:MOST]
    return sorted(found, key=lambda one: one.due_at)


def _cases(tenant_id: int, found: Iterable[Promise]) -> dict[UUID, Case]:
    """Cases by their own id and by that of the part at work."""
    ids = {one.subject_id for one in found if one.subject_kind == Case.kind}
    parts = {one.subject_id for one in found if one.subject_kind == Assignment.kind}
    if not ids and not parts:
        return {}
    rows = Case.objects.filter(tenant_id=tenant_id).defer(*SEALED).order_by()
    of_parts = Assignment.objects.filter(tenant_id=tenant_id, id__in=parts).values("case_id")
    cases = rows.filter(id__in=ids).union(rows.filter(id__in=of_parts))
    by_id: dict[UUID, Case] = {}
    for case in cases if parts else rows.filter(id__in=ids):
        by_id |= {case.pk: case, case.lead_id: case} if case.lead_id else {case.pk: case}
    return by_id


def _inquiries(tenant_id: int, found: Iterable[Promise]) -> dict[UUID, Inquiry]:
    ids = {one.subject_id for one in found if one.subject_kind == Inquiry.kind}
    if not ids:
        return {}
    return {one.pk: one for one in Inquiry.objects.filter(tenant_id=tenant_id, id__in=ids)}


def _counted(
    found: list[Promise], cases: dict[UUID, Case], duties: tuple[Duty, ...], now: datetime
) -> Todo:
    """Cases, not promises, are counted, as the lists behind the numbers show cases."""
    midnight = end_of_day(now)

    def number(chosen: Iterable[Promise]) -> int:
        return len({cases[one.subject_id].pk for one in chosen if one.subject_id in cases})

    return Todo(
        duties=duties[:SHOWN],
        today=number(one for one in found if now <= one.due_at < midnight),
        late=number(one for one in found if one.due_at < now),
        to_take=number(one for one in found if one.kind in TAKING),
        redo=number(one for one in found if one.kind == "redo"),
        next_due=next((one.due_at for one in found if one.due_at >= midnight), None),
    )
