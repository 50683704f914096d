"""What an order shows on the pages of its request: to staff, and to the resident."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from jielin.cases.models import Case
from jielin.kernel.workflow import Look
from jielin.organisations.queries import directory

from ..models import SupervisionOrder
from ..states import GRAVE, Level, Reason


@dataclass(frozen=True)
class Card:
    """For staff: on which rung, since when, who owes what by when."""

    number: str
    look: Look
    reason: str
    is_problem: bool
    is_resting: bool
    since: datetime
    owes: str
    due_at: datetime | None


@dataclass(frozen=True)
class PublicCard:
    """For the resident: who looks after it now, in plain words, and since when."""

    title: str
    text: str
    since: datetime


def card(order: SupervisionOrder) -> Card:
    """No query."""
    return Card(
        number=order.number,
        look=order.look,
        reason=str(Reason(order.reason).label),
        is_problem=order.is_problem,
        is_resting=order.is_resting,
        since=order.climbed_at,
        owes=directory().name(order.owes_id),
        due_at=order.due_at,
    )


def public_card(order: SupervisionOrder, case: Case) -> PublicCard | None:
    """Reminders stay inside; from supervision on the resident reads who looks after it."""
    if order.state not in GRAVE or order.is_resting:
        return None
    title, text = _told(Level(order.state), order, case)
    return PublicCard(title, text, order.climbed_at)


def _told(level: Level, order: SupervisionOrder, case: Case) -> tuple[str, str]:
    units = directory()
    holder, above = units.name(case.holder_id), units.name(order.issuer_id)
    told = {"holder": holder, "unit": above}
    if level == Level.SUPERVISED:
        return (
            _("%(unit)s is pressing for a result") % told,
            _("%(holder)s must say in writing how it stands and when it will be done.") % told,
        )
    if level == Level.RAISED:
        return (
            _("Raised to %(unit)s") % told,
            _("%(unit)s has taken it up and decides how it goes on.") % told,
        )
    return (
        _("Before the leaders of the district"),
        _("The leaders of the district decide how it goes on. You need not report it again."),
    )
