"""The audit administrator's page: what was changed in settings and people, by whom and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from jielin.kernel import clock
from jielin.kernel.models import Event

from ..auditing import Audited, Said
from ..models import Account, Appointment, StaffRecord
from .standing import acted_by

PAGE = 50
# Without a day the page looks back this far; a day is asked for by the index of ids.
LOOK_BACK = timedelta(days=31)
_RANDOM_BITS = 80


@dataclass(frozen=True)
class Change:
    """One event in words."""

    id: UUID
    at: datetime
    who: str
    said: Said


@dataclass(frozen=True)
class Filter:
    """Which events: a day, what was done to one person, and those before an id."""

    day: date | None = None
    person: Account | None = None
    before: UUID | None = None


@dataclass(frozen=True)
class ChangePage:
    """`before` asks for the next page; None on the last."""

    changes: tuple[Change, ...]
    before: UUID | None


def changes(tenant_id: int, told: Sequence[Audited], which: Filter) -> ChangePage:
    """The newest first, by id: nothing is counted, nobody is ranked."""
    kinds = frozenset(kind for one in told for kind in one.kinds)
    rows = Event.objects.filter(tenant_id=tenant_id, subject_kind__in=kinds)
    rows = rows.filter(_within(which.day)).order_by("-id")
    if which.person is not None:
        rows = rows.filter(subject_id__in=_subjects(tenant_id, which.person))
    if which.before is not None:
        rows = rows.filter(id__lt=which.before)
    found = list(rows[: PAGE + 1])
    shown = found[:PAGE]
    more = shown[-1].pk if len(found) > PAGE else None
    return ChangePage(_told(shown, told), more)


def person_named(tenant_id: int, username: str) -> Account | None:
    """Somebody who has or had a post in the home, by sign-in name."""
    mine = Appointment.objects.filter(tenant_id=tenant_id, account__username=username.lower())
    row = mine.select_related("account").first()
    return row.account if row else None


def _told(events: Sequence[Event], told: Sequence[Audited]) -> tuple[Change, ...]:
    said: dict[UUID, Said] = {}
    for one in told:
        mine = [event for event in events if event.subject_kind in one.kinds]
        if mine:
            said |= one.tell(mine)
    names = acted_by(events)
    return tuple(
        Change(
            event.pk,
            event.happened_at,
            said[event.pk].who or names[event.pk],
            said[event.pk],
        )
        for event in events
        if event.pk in said
    )


def _within(day: date | None) -> Q:
    """Ids are ordered by the time they were made, so a span of time is a span of ids."""
    if day is None:
        return Q(id__gte=_first_id(clock.now() - LOOK_BACK))
    start = timezone.make_aware(datetime.combine(day, datetime.min.time()))
    return Q(id__gte=_first_id(start), id__lt=_first_id(start + timedelta(days=1)))


def _first_id(at: datetime) -> UUID:
    return UUID(int=max(0, int(at.timestamp() * 1000)) << _RANDOM_BITS)


def _subjects(tenant_id: int, person: Account) -> Any:
    """The chains that tell what was done to this person."""
    mine = Appointment.objects.filter(tenant_id=tenant_id, account_id=person.pk)
    records = StaffRecord.objects.filter(tenant_id=tenant_id, account_id=person.pk)
    return [*mine.values_list("pk", flat=True), *records.values_list("pk", flat=True)]
