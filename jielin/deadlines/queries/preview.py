"""What a version of a rule would change: who comes under it, and that what runs stays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from jielin.kernel.models import Promise
from jielin.organisations.queries import directory
from jielin.people.duties import DeskRequest

from ..kinds import span_words
from ..models import Wanted
from ..picking import RuleRow
from ..reckoning import TIMES, ZONE, OfficeHours, due_at
from ..todo import describers
from .rules import about, answering
from .terms import rulebook

SHOWN, MOST = 20, 2000
LOOK_BACK = timedelta(days=30)
_RANDOM_BITS = 80


@dataclass(frozen=True)
class Running:
    """A promise under the present rule: it keeps its time, whatever a new one would give."""

    number: str
    url: str
    unit: str
    due_at: datetime
    would_be: datetime | None

    @property
    def is_shortened(self) -> bool:
        return self.would_be is not None and self.would_be < self.due_at


@dataclass(frozen=True)
class Preview:
    """`count` promises run under the rule of today; `shorter` and `longer` are those that the
    version would give another time, were they made under it; they keep theirs all the same."""

    present: str
    present_about: str
    is_same_scope: bool
    count: int
    shorter: int
    longer: int
    per_day: float
    lines: tuple[Running, ...]

    @property
    def is_capped(self) -> bool:
        return self.count > MOST


def preview(desk: DeskRequest, wanted: Wanted, now: datetime) -> Preview:
    """Reckon it for the promises of this home. Bounded: open ones and those of thirty days."""
    rule = answering(wanted, desk.home.pk, now.astimezone(ZONE).date())
    if rule is None:
        return Preview("", "", False, 0, 0, 0, 0.0, ())
    mine = Promise.objects.filter(
        tenant_id=desk.home.pk, kind=wanted.promise_kind, rule_id=rule.id
    )
    made = mine.filter(id__gte=_first_id(now - LOOK_BACK)).count()
    running = list(mine.filter(is_open=True).order_by("due_at")[:MOST])
    count = len(running) if len(running) < MOST else mine.filter(is_open=True).count()
    would = [_would_be(promise, wanted) for promise in running]
    pairs = [(one.due_at, at) for one, at in zip(running, would, strict=True) if at]
    return Preview(
        present=span_words(rule.amount, rule.unit),
        present_about=about(rule),
        is_same_scope=_scope(rule) == _scope(wanted),
        count=count,
        shorter=sum(at < due for due, at in pairs),
        longer=sum(at > due for due, at in pairs),
        per_day=round(made / LOOK_BACK.days, 1),
        lines=_lines(desk, running[:SHOWN], would[:SHOWN]),
    )


def _would_be(promise: Promise, wanted: Wanted) -> datetime | None:
    """When it would be due had it been made under the version; None for what is counted."""
    if wanted.unit == TIMES:
        return None
    owner = directory().find(promise.owner_id)
    hours = OfficeHours.of(owner.hours if owner else None)
    calendar = rulebook().calendar
    return due_at(promise.made_at, wanted.amount, wanted.unit, calendar, hours).at


def _lines(
    desk: DeskRequest, running: Sequence[Promise], would: Sequence[datetime | None]
) -> tuple[Running, ...]:
    """The soonest; number and address only of what this person may see."""
    told = _told(desk, running)
    return tuple(
        Running(
            number=told.get(one.subject_id, ("", ""))[0],
            url=told.get(one.subject_id, ("", ""))[1],
            unit=directory().name(one.owner_id),
            due_at=one.due_at,
            would_be=at,
        )
        for one, at in zip(running, would, strict=True)
    )


def _told(desk: DeskRequest, running: Sequence[Promise]) -> dict[UUID, tuple[str, str]]:
    asked: dict[str, set[UUID]] = {}
    for one in running:
        asked.setdefault(one.subject_kind, set()).add(one.subject_id)
    found: dict[UUID, tuple[str, str]] = {}
    for kind, ids in asked.items():
        describe = describers().get(kind)
        told = describe(desk, list(ids)) if describe else {}
        found |= {id: (todo.number, todo.url) for id, todo in told.items()}
    return found


def _scope(rule: RuleRow | Wanted) -> tuple[str, ...]:
    return (rule.matter_type, rule.category, rule.rule_key, rule.urgency)


def _first_id(at: datetime) -> UUID:
    """Ids are made in order of time: the first that could have been made at this moment."""
    return UUID(int=max(0, int(at.timestamp() * 1000)) << _RANDOM_BITS)
