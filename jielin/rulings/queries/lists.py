"""Rulings that are awaited and that were given, by kind."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from jielin.kernel.models import Promise
from jielin.kernel.workflow import Look
from jielin.organisations.queries import directory
from jielin.people.acting import Acting

from ..models import Extension, Objection, Suspension
from ..models.ruling import Ruling
from .seeing import involving, without_interest

MOST = 100
WAITING = ("raised", "asked")
R = TypeVar("R", bound=Ruling)
KINDS: dict[str, type[Ruling]] = {
    "objections": Objection,
    "extensions": Extension,
    "suspensions": Suspension,
}


@dataclass(frozen=True)
class Line:
    """One ruling in a list. `due_at` is by when it is owed."""

    number: str
    case: str
    title: str
    unit: str
    reviewer: str
    look: Look
    raised_at: datetime
    ruled_at: datetime | None
    due_at: datetime | None


def lines(things: str, actor: Acting, tenant_id: int, *, waiting: bool) -> tuple[Line, ...]:
    """The newest first. Two queries for those awaited, one for the others."""
    model = KINDS[things]
    rows = involving(model._default_manager.all(), actor, tenant_id)
    rows = rows.filter(state__in=WAITING) if waiting else rows.exclude(state__in=WAITING)
    found = without_interest(actor, rows[:MOST])
    owed = _owed(found) if waiting else {}
    return tuple(_line(one, owed) for one in found)


def counts(actor: Acting, tenant_id: int) -> dict[str, int]:
    """How many rulings of each kind are awaited among the actor's units. One query each."""
    return {
        name: involving(model._default_manager.filter(state__in=WAITING), actor, tenant_id).count()
        for name, model in KINDS.items()
    }


def _owed(rows: list[Ruling]) -> dict[object, datetime]:
    if not rows:
        return {}
    owed = Promise.objects.open().of(rows[0].tenant_id, [one.pk for one in rows])
    return dict(owed.values_list("subject_id", "due_at"))


def _line(one: Ruling, owed: dict[object, datetime]) -> Line:
    names = directory()
    return Line(
        number=one.number,
        case=one.case.number,
        title=one.case.title,
        unit=names.name(one.unit_id),
        reviewer=names.name(one.reviewer_id),
        look=one.look,
        raised_at=one.raised_at,
        ruled_at=one.ruled_at,
        due_at=owed.get(one.pk),
    )
