"""Which whistle orders an actor may see, and what is hidden from whoever they are about."""

import re
from collections.abc import Collection
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce

from jielin.cases import policy as cases
from jielin.cases.models import Case
from jielin.cases.queries import access
from jielin.kernel.models import Involvement
from jielin.organisations.queries import directory
from jielin.organisations.tree import Kind
from jielin.people.acting import Acting

from .. import policy
from ..models import Response, WhistleOrder

WHOLE_DISTRICT = frozenset({Kind.DISTRICT_CENTRE, Kind.DISTRICT_PARTY_COMMITTEE})
# It stands in an address as anybody types it: nothing else is asked of the database.
CASE_NUMBER = re.compile(r"[A-Z]{2}[0-9]{8}-[0-9]{4,6}")

M = TypeVar("M", bound=Model)


class Hidden(Exception):
    """There is no such thing for this actor, whether it exists or not."""


def order(actor: Acting, tenant_id: int, number: str) -> WhistleOrder:
    """One order that the actor's units take part in. Raises Hidden."""
    rows = WhistleOrder.objects.filter(tenant_id=tenant_id, number=number)
    return _checked(actor, rows.select_related("case").first())


def response(actor: Acting, tenant_id: int, key: UUID) -> Response:
    """One report-in of an order that the actor sees. Raises Hidden."""
    rows = Response.objects.filter(tenant_id=tenant_id, pk=key)
    found = rows.select_related("order__case").first()
    if found is None:
        raise Hidden
    _checked(actor, found.order)
    return found


def within(actor: Acting, tenant_id: int, states: Collection[str] = ()) -> QuerySet[WhistleOrder]:
    """The orders of the actor's units, by one column each, without those to keep away from.

    With `states`, a department finds those where its part stands in one of them.
    """
    rows = without_interest(actor, WhistleOrder.objects.filter(tenant_id=tenant_id))
    mine = [unit for id in reading(actor) if (unit := directory().find(id)) is not None]
    if any(unit.kind in WHOLE_DISTRICT for unit in mine):
        return rows
    streets = [unit.id for unit in mine if unit.kind == Kind.STREET]
    communities = [unit.id for unit in mine if unit.kind == Kind.COMMUNITY]
    called = {unit.id for unit in mine} - {*streets, *communities}
    parts = Response.objects.filter(tenant_id=tenant_id, unit_id__in=called)
    parts = parts.filter(state__in=states) if states else parts
    wanted = [
        *([Q(street_id__in=streets)] if streets else []),
        *([Q(community_id__in=communities)] if communities else []),
        *([Q(id__in=parts.order_by().values("order_id"))] if called else []),
    ]
    return rows.filter(_any(wanted)) if wanted else rows.none()


def without_interest(actor: Acting, rows: QuerySet[M], at: str = "") -> QuerySet[M]:
    """What `policy.is_interested` leaves, in the database: before anything is counted.

    `at` leads from the rows to their order.
    """
    told: Any = rows.alias(
        kept_from_text=_as_text(f"{at}kept_from_ids"),
        recused_text=_as_text(f"{at}case__recused_ids"),
    )
    barred = [
        Q((f"{at}case__asked_by_id", actor.id)),
        Q(recused_text__contains=str(actor.id)),
        *(Q(kept_from_text__contains=str(unit)) for unit in actor.organisations),
    ]
    found: QuerySet[M] = told.exclude(_any(barred))
    return found


def case(actor: Acting, tenant_id: int, number: str) -> Case:
    """The case to whistle for. Raises Hidden."""
    if not CASE_NUMBER.fullmatch(number):
        raise Hidden
    try:
        return access.seen(actor, tenant_id, number)
    except access.Hidden as hidden:
        raise Hidden from hidden


def may_see_case(actor: Acting, order: WhistleOrder) -> bool:
    """Whether the page may lead to its case: everybody called does, unless it is secret."""
    if order.case is None:
        return False
    if order.is_confidential:
        return access.may_see(actor, order.case)
    return not cases.is_interested(actor, order.case)


def reading(actor: Acting) -> frozenset[UUID]:
    """The units for which the actor reads whistles."""
    return actor.organisations_with(policy.READ)


def _checked(actor: Acting, found: WhistleOrder | None) -> WhistleOrder:
    if found is None or policy.is_interested(actor, found):
        raise Hidden
    mine = reading(actor)
    if found.street_id in mine or found.community_id in mine:
        return found
    rows = Involvement.of(found.tenant_id, WhistleOrder.kind, mine)
    if not rows.filter(matter_id=found.pk).exists():
        raise Hidden
    return found


def _as_text(ids: str) -> Coalesce:
    """A list of ids as it is stored, empty where there is no case."""
    return Coalesce(Cast(ids, TextField()), Value(""), output_field=TextField())


def _any(wanted: list[Q]) -> Q:
    found = wanted[0]
    for one in wanted[1:]:
        found |= one
    return found
