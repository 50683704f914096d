"""Questions of superiors to units, as both sides see them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from jielin.kernel.models import Link
from jielin.kernel.workflow import Look
from jielin.organisations.queries import directory
from jielin.people.acting import Acting

from .. import policy
from ..models import Case, Inquiry

SHOWN = 50


@dataclass(frozen=True)
class Line:
    """A question in the list; `is_to_us` when my unit is the one asked."""

    number: str
    question: str
    asking: str
    asked: str
    asked_at: datetime
    due_at: datetime
    look: Look
    is_open: bool
    is_to_us: bool


def inquiries(actor: Acting, tenant_id: int) -> tuple[Line, ...]:
    """The latest questions from or to my units, the open ones first. One query."""
    mine = actor.organisations_with(policy.RECEIVE)
    rows = Inquiry.objects.filter(tenant_id=tenant_id)
    rows = rows.filter(Q(asked_id__in=mine) | Q(asking_id__in=mine)).order_by("-asked_at")
    found = [line(actor, row) for row in rows[:SHOWN]]
    return tuple(sorted(found, key=lambda one: not one.is_open))


def line(actor: Acting, row: Inquiry) -> Line:
    """One question for one reader."""
    units = directory()
    return Line(
        number=row.number,
        question=row.question,
        asking=units.name(row.asking_id),
        asked=units.name(row.asked_id),
        asked_at=row.asked_at,
        due_at=row.due_at,
        look=row.look,
        is_open=row.state == "asked",
        is_to_us=row.asked_id in actor.organisations_with(policy.RECEIVE),
    )


def case_behind(actor: Acting, row: Inquiry) -> Case | None:
    """The case a question serves, for the side that asked and nobody else."""
    if row.asking_id not in actor.organisations_with(policy.RECEIVE):
        return None
    links = Link.objects.filter(tenant_id=row.tenant_id, from_id=row.pk, to_kind=Case.kind)
    ids = links.values("to_id")
    found = Case.objects.filter(tenant_id=row.tenant_id, id__in=ids).first()
    return None if found is None or policy.is_interested(actor, found) else found
