"""Orders and report-ins that something is owed on, as plain lines."""

from collections.abc import Collection
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from jielin.cases.queries.rows import is_interested
from jielin.kernel.rows import Written
from jielin.people.acting import Acting

from ..models import Response, WhistleOrder


class Owed(NamedTuple):
    """What a line says of an order, and who must keep away from it."""

    subject_id: UUID
    number: str
    title: str
    place: str
    kept_from_ids: list[str]
    asked_by_id: UUID | None
    recused_ids: list[str]


def owed(actor: Acting, tenant_id: int, ids: Collection[UUID]) -> list[Owed]:
    """Those with these ids that this person need not keep away from. One query."""
    # Nobody has stepped back from a case where there is none.
    found = _BY_IDS.rows(tenant_id, ids)
    rows = (Owed._make((*told, recused or ())) for *told, recused in found)
    return [one for one in rows if not is_interested(actor, one)]


def _by_ids(tenant_id: Any, ids: Any) -> "QuerySet[Any, Any]":
    of_case = ("case__asked_by_id", "case__recused_ids")
    columns = ("number", "title", "place", "kept_from_ids", *of_case)
    orders = WhistleOrder.objects.filter(tenant_id=tenant_id, pk__in=ids).order_by()
    parts = Response.objects.filter(tenant_id=tenant_id, pk__in=ids).order_by()
    return orders.values_list("pk", *columns).union(
        parts.values_list("pk", *(f"order__{name}" for name in columns)), all=True
    )


_BY_IDS = Written(_by_ids)
