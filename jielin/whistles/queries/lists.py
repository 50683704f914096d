"""Every whistle order, the newest first, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from jielin.cases.queries.filters import YEARS
from jielin.kernel.workflow import Look
from jielin.organisations.queries import directory
from jielin.people.acting import Acting
from jielin.territory.queries import gazetteer

from ..models import WhistleOrder
from .seeing import within, without_interest

PAGE = 40


@dataclass(frozen=True)
class Line:
    """One order in the list."""

    number: str
    title: str
    area: str
    lead: str
    street: str
    occasion: str
    look: Look
    opened_at: datetime
    is_confidential: bool = False


@dataclass(frozen=True)
class Listing:
    """A page of the list; `after` leads to the next one, empty at the end."""

    lines: tuple[Line, ...]
    after: str


def listing(actor: Acting, tenant_id: int, state: str, after: str) -> Listing:
    """By keyset: a page costs the same wherever it stands. One query."""
    rows = within(actor, tenant_id).order_by("-opened_at", "-id")
    if state:
        rows = rows.filter(state=state)
    cursor = _read(after)
    if cursor is not None:
        at, id = cursor
        rows = rows.filter(Q(opened_at__lt=at) | Q(opened_at=at, id__lt=id))
    found = list(rows[: PAGE + 1])
    shown = found[:PAGE]
    more = f"{shown[-1].opened_at.isoformat()}_{shown[-1].pk}" if len(found) > PAGE else ""
    return Listing(tuple(_line(one) for one in shown), more)


def of_case(actor: Acting, tenant_id: int, case_id: UUID) -> Sequence[WhistleOrder]:
    """The orders for one case, the newest first. One query."""
    rows = WhistleOrder.objects.filter(tenant_id=tenant_id, case_id=case_id)
    return list(without_interest(actor, rows).order_by("-opened_at", "-id"))


def _read(after: str) -> tuple[datetime, UUID] | None:
    """What makes no sense leads to the first page."""
    told, _sign, id = after.partition("_")
    try:
        at, key = datetime.fromisoformat(told), UUID(id)
    except ValueError:
        return None
    return (at, key) if at.tzinfo and at.year in YEARS else None


def _line(one: WhistleOrder) -> Line:
    return Line(
        number=one.number,
        title=one.title,
        area=gazetteer().label(one.area_id),
        lead=directory().name(one.lead_unit_id),
        street=directory().name(one.street_id),
        occasion=one.get_occasion_display(),
        look=one.look,
        opened_at=one.opened_at,
        is_confidential=one.is_confidential,
    )
