"""Cases that my units owe something on: for the workbench, and for the lists behind its strip."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from jielin.deadlines.todo import Owed, shares
from jielin.kernel import clock
from jielin.kernel.models import Promise
from jielin.kernel.rows import Written
from jielin.people.acting import Acting

from .. import policy
from ..models import Assignment, Case, Inquiry, OutsideAsk, Stage
from ..states import CaseState
from .rows import is_interested

# What belongs to a case and makes promises of its own.
PARTS: dict[str, type[Assignment] | type[Stage] | type[OutsideAsk]] = {
    Assignment.kind: Assignment,
    Stage.kind: Stage,
    OutsideAsk.kind: OutsideAsk,
}
TAKING = ("receive", "take")
# Names and numbers are sealed; a list of titles opens none of them.
SEALED = ("contact_name", "phone", "text")
# What neither a line nor the rule of a step reads; to read less of many cases is felt.
UNREAD = (
    *("changed_at", "event_digest", "registered_at", "due_at", "provisional", "lead_seq"),
    *("words_by_id", "lng", "lat", "helped_by_id", "is_unlisted", "phone_index", "prefers"),
    *("ending", "reason", "solved", "satisfied", "redo_count", "level", "proposed_words"),
    *("times_moved", "times_returned", "times_extended", "filed_key"),
)


class Known(NamedTuple):
    """The case of a promise's subject, and who must keep away from it."""

    subject_id: UUID
    case_id: UUID
    state: str
    asked_by_id: UUID | None
    recused_ids: list[str]
    kept_from_ids: list[str]


@dataclass(frozen=True)
class Counts:
    """How many cases stand under each heading of the strip."""

    today: int
    late: int
    to_take: int
    redo: int


def case_of(actor: Acting, tenant_id: int, found: Iterable[Owed]) -> dict[UUID, UUID]:
    """The case of each subject: itself, or that of the part at work. One query.

    Cases that this person must keep away from are left out.
    """
    ids: dict[str, set[UUID]] = {kind: set() for kind in (Case.kind, *PARTS)}
    for promise in found:
        ids.get(promise.subject_kind, set()).add(promise.subject_id)
    if actor.id is None or not any(ids.values()):
        return {}
    cases = {id: id for id in ids[Case.kind]}
    for told in _KNOWN.rows(tenant_id, actor.id, *(some or None for some in ids.values())):
        one = Known(*told)
        # What was merged is done with the other one.
        if one.state == CaseState.MERGED or is_interested(actor, one):
            cases.pop(one.subject_id, None)
        else:
            cases[one.subject_id] = one.case_id
    return cases


def _known(tenant_id: Any, actor_id: Any, cases: Any, *parts: Any) -> "QuerySet[Any, Any]":
    """The parts with these ids, and those few of the cases that somebody may have to keep away
    from or that were merged; None where there are no ids of a kind."""
    apart = Q(state=CaseState.MERGED) | Q(asked_by_id=actor_id)
    apart |= ~Q(recused_ids=[]) | ~Q(kept_from_ids=[])
    whole = Case.objects.filter(apart).annotate(subject_id=F("id"), case_id=F("id"))
    kept = [f"case__{name}" for name in Known._fields[3:]]
    asked = [(whole, cases, Known._fields)] + [
        (model._default_manager.all(), ids, ("id", "case_id", "state", *kept))
        for model, ids in zip(PARTS.values(), parts, strict=True)
    ]
    first, *more = (
        rows.filter(tenant_id=tenant_id, id__in=ids).order_by().values_list(*columns)
        for rows, ids, columns in asked
        if ids is not None
    )
    return first.union(*more, all=True) if more else first


_KNOWN = Written(_known)
_CASES = Written(
    lambda tenant_id, ids: (
        Case.objects.filter(tenant_id=tenant_id, pk__in=ids).order_by().defer(*SEALED, *UNREAD)
    )
)


def counted(found: Sequence[Owed], cases: Mapping[UUID, UUID]) -> Counts:
    """Cases, not promises, are counted, as the lists behind the numbers show cases."""
    now = clock.now()
    midnight = end_of_day(now)

    def number(chosen: Iterable[Owed]) -> int:
        return len({cases[one.subject_id] for one in chosen if one.subject_id in cases})

    return Counts(
        today=number(one for one in found if now <= one.due_at < midnight),
        late=number(one for one in found if one.due_at < now),
        to_take=number(one for one in found if one.kind in TAKING),
        redo=number(one for one in found if one.kind == "redo"),
    )


def cases_in(tenant_id: int, ids: Iterable[UUID]) -> dict[UUID, Case]:
    """These cases, for their lines and buttons. One query."""
    return {one.pk: one for one in _CASES.rows(tenant_id, set(ids))}


def inquiries_in(tenant_id: int, ids: Collection[UUID]) -> dict[UUID, Inquiry]:
    """These questions of a superior. One query."""
    return Inquiry.objects.filter(tenant_id=tenant_id).in_bulk(list(ids))


def cases_to_do(actor: Acting, tenant_id: int, heading: str, now: datetime) -> Q:
    """The cases under one heading of the strip, as a condition on cases."""
    owed = Promise.objects.open().filter(_mine(actor), tenant_id=tenant_id).order_by()
    owed = owed.filter(_under(heading, now))
    of_cases = owed.filter(subject_kind=Case.kind).values("subject_id")
    through = [
        model._default_manager.filter(
            tenant_id=tenant_id, id__in=owed.filter(subject_kind=kind).values("subject_id")
        )
        .order_by()
        .values("case_id")
        for kind, model in PARTS.items()
    ]
    return Q(id__in=of_cases.union(*through, all=True)) & ~Q(state=CaseState.MERGED)


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
    """Promises of my units; a post bound to a grid sees those of that grid alone."""
    mine = Q(pk__in=[])
    for one in shares(actor, policy.READ):
        mine |= one
    return mine
