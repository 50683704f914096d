"""What stands beside a case: the rulings about it, for the desk and for the resident."""

from dataclasses import dataclass
from datetime import datetime

from jielin.cases.models import Case
from jielin.kernel.models import Promise
from jielin.kernel.workflow import Look
from jielin.organisations.queries import directory

from ..models import Extension, Objection, Suspension
from ..models.ruling import Ruling
from ..states import ExtensionState, SuspensionState
from .lists import KINDS


@dataclass(frozen=True)
class Card:
    """One ruling on the case's page: who asked whom, and in which words it was decided."""

    things: str
    number: str
    title: str
    unit: str
    reviewer: str
    look: Look
    words: str
    at: datetime


@dataclass(frozen=True)
class LaterDate:
    """An extension as the resident reads it."""

    reason: str
    ground: str
    due_before: datetime
    due_at: datetime


@dataclass(frozen=True)
class ParkedCard:
    """A parked problem as the resident reads it; `notes` are the words of each later look."""

    plan: str
    until: datetime
    reviewer: str
    next_at: datetime | None
    notes: tuple[tuple[datetime, str], ...]


@dataclass(frozen=True)
class PublicCard:
    """What the resident's page shows."""

    later: tuple[LaterDate, ...]
    parked: ParkedCard | None


def cards(case: Case) -> tuple[Card, ...]:
    """All rulings about the case, the newest first. One query for each kind there is."""
    found = [
        _card(name, one)
        for name, model in KINDS.items()
        if model.kind in case.attached
        for one in model._default_manager.filter(tenant_id=case.tenant_id, case_id=case.pk)
    ]
    return tuple(sorted(found, key=lambda card: card.at, reverse=True))


def public_card(case: Case) -> PublicCard | None:
    """What was granted, in plain words; nothing of what was refused or waits."""
    later, parked = _later(case), _parked(case)
    return PublicCard(later, parked) if later or parked else None


def _later(case: Case) -> tuple[LaterDate, ...]:
    if Extension.kind not in case.attached:
        return ()
    rows = Extension.objects.filter(tenant_id=case.tenant_id, case_id=case.pk)
    granted = rows.filter(state=ExtensionState.GRANTED).select_related("ground")
    return tuple(
        LaterDate(one.reason, one.ground.label, one.due_before, one.due_at)
        for one in granted.order_by("due_at")
    )


def _parked(case: Case) -> ParkedCard | None:
    if Suspension.kind not in case.attached:
        return None
    rows = Suspension.objects.filter(tenant_id=case.tenant_id, case_id=case.pk)
    one = rows.filter(state=SuspensionState.PARKED).first()
    if one is None:
        return None
    looks = Promise.objects.open().of(case.tenant_id, [case.pk]).filter(kind="reexamine")
    return ParkedCard(
        plan=one.plan,
        until=one.until,
        reviewer=directory().name(one.reviewer_id),
        next_at=looks.values_list("due_at", flat=True).first(),
        notes=tuple(one.examinations.values_list("examined_at", "text")),
    )


_TITLES = {
    Objection.kind: Objection._meta.verbose_name,
    Extension.kind: Extension._meta.verbose_name,
    Suspension.kind: Suspension._meta.verbose_name,
}


def _card(things: str, one: Ruling) -> Card:
    names = directory()
    return Card(
        things=things,
        number=one.number,
        title=str(_TITLES[one.kind]),
        unit=names.name(one.unit_id),
        reviewer=names.name(one.reviewer_id),
        look=one.look,
        words=one.words,
        at=one.raised_at,
    )
