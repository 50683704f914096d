"""A street's powers: which there are, how often each was used, and what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from jielin.kernel.models import Promise
from jielin.kernel.workflow import Look
from jielin.organisations.queries import directory
from jielin.people.acting import Acting

from ..models import DutyEntry, PowerExercise
from ..states import ListKind, Opinion
from ..states import PowerState as P
from .seeing import involving

MOST = 100


@dataclass(frozen=True)
class PowerCount:
    """How often a power was used: asked, answered, adopted, not adopted."""

    title: str
    asked: int
    answered: int
    adopted: int
    refused: int

    @property
    def share(self) -> int | None:
        """Of a hundred decided answers, how many were adopted."""
        decided = self.adopted + self.refused
        return round(self.adopted * 100 / decided) if decided else None


@dataclass(frozen=True)
class ExerciseLine:
    """One question in the list."""

    number: str
    title: str
    power: str
    street: str
    department: str
    look: Look
    asked_at: datetime
    due_at: datetime | None


def exercises(actor: Acting, tenant_id: int) -> tuple[ExerciseLine, ...]:
    """The newest first. Two queries."""
    rows = involving(PowerExercise.objects.select_related("entry"), actor, tenant_id)
    found = list(rows[:MOST])
    owed = Promise.objects.open().of(tenant_id, [one.pk for one in found])
    due = dict(owed.values_list("subject_id", "due_at"))
    return tuple(
        ExerciseLine(
            number=one.number,
            title=one.title,
            power=one.entry.title,
            street=directory().name(one.street_id),
            department=directory().name(one.department_id),
            look=one.look,
            asked_at=one.asked_at,
            due_at=due.get(one.pk),
        )
        for one in found
    )


def counts(actor: Acting, tenant_id: int) -> tuple[PowerCount, ...]:
    """Each power that was used, by its title. One query; what was withdrawn does not count."""
    rows = involving(PowerExercise.objects.exclude(state=P.WITHDRAWN), actor, tenant_id)
    answered = Q(state__in=(P.ANSWERED, P.ADOPTED, P.NOT_ADOPTED))
    grouped = (
        rows.order_by()
        .values("power", "entry__title")
        .annotate(
            asked=Count("id"),
            answered=Count("id", filter=answered),
            adopted=Count("id", filter=Q(state=P.ADOPTED)),
            refused=Count("id", filter=Q(state=P.NOT_ADOPTED)),
        )
    )
    return tuple(
        PowerCount(
            title=row["entry__title"],
            asked=row["asked"],
            answered=row["answered"],
            adopted=row["adopted"],
            refused=row["refused"],
        )
        for row in sorted(grouped, key=lambda row: row["power"])
    )


def powers(tenant_id: int, streets: Iterable[UUID] | None = None) -> tuple[DutyEntry, ...]:
    """The powers in force, of all streets of a home or of some. One query."""
    rows = DutyEntry.objects.filter(
        tenant_id=tenant_id, version__in_force=True, version__duty_list__kind=ListKind.POWER
    )
    if streets is not None:
        rows = rows.filter(version__owner_id__in=tuple(streets))
    found = rows.select_related("version__duty_list").order_by("version__owner_id", "code")
    return tuple(found)


def opinion_of(one: PowerExercise) -> str:
    """The street's opinion in words."""
    return str(Opinion(one.opinion).label) if one.opinion else ""
