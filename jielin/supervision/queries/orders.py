"""Orders as the list shows them: by rung, the soonest answer first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Q, QuerySet

from jielin.kernel.workflow import Look
from jielin.organisations.queries import directory
from jielin.people.acting import Acting

from ..models import SupervisionOrder
from ..states import LADDER, Level, Reason
from .seeing import visible, without_interest

PAGE = 40
GOING_ON = Q(state__in=[str(level) for level in LADDER], is_resting=False)
VIEWS: dict[str, Q] = {
    "open": GOING_ON,
    **{str(level): Q(state=str(level), is_resting=False) for level in LADDER},
    "problem": GOING_ON & ~Q(problem=""),
    "resting": Q(is_resting=True),
    "ended": Q(state=str(Level.ENDED)),
}


@dataclass(frozen=True)
class Line:
    """One order in the list; `due_at` and `owes` while somebody owes an answer."""

    number: str
    title: str
    case_number: str
    holder: str
    look: Look
    reason: str
    is_problem: bool
    since: datetime
    owes: str
    due_at: datetime | None
    case_due_at: datetime | None


@dataclass(frozen=True)
class OrderList:
    """A page of orders, and whether another follows."""

    lines: tuple[Line, ...]
    has_more: bool


def listing(actor: Acting, tenant_id: int, view: str, page: int) -> OrderList:
    """The soonest answer first, what nobody owes last. One query."""
    start = (page - 1) * PAGE
    rows = _sorted(visible(actor, tenant_id).filter(VIEWS[view]), view)
    found = without_interest(actor, rows[start : start + PAGE + 1])
    return OrderList(tuple(_lines(found[:PAGE])), len(found) > PAGE)


def numbers(actor: Acting, tenant_id: int) -> dict[str, int]:
    """How many stand in each view. One query."""
    rows = visible(actor, tenant_id).order_by().select_related(None)
    counts: dict[str, int] = rows.aggregate(
        **{view: Count("id", filter=which) for view, which in VIEWS.items()}
    )
    return counts


def _sorted(rows: "QuerySet[SupervisionOrder]", view: str) -> "QuerySet[SupervisionOrder]":
    if view == "ended":
        return rows.order_by("-changed_at", "-id")
    return rows.order_by(F("due_at").asc(nulls_last=True), "-opened_at", "id")


def _lines(orders: Iterable[SupervisionOrder]) -> Iterable[Line]:
    units = directory()
    for order in orders:
        yield Line(
            number=order.number,
            title=order.case.title,
            case_number=order.case.number,
            holder=units.name(order.case.holder_id),
            look=order.look,
            reason=str(Reason(order.reason).label),
            is_problem=order.is_problem,
            since=order.climbed_at,
            owes=units.name(order.owes_id),
            due_at=order.due_at,
            case_due_at=order.case.due_at,
        )
