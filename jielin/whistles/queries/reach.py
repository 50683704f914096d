"""In whose reach many whistles are at once: the same rules as `seeing.order`, for search."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from jielin.kernel.models import Involvement
from jielin.organisations.queries import directory
from jielin.people.acting import Acting
from jielin.search import marks
from jielin.search.sources import Told
from jielin.territory.queries import gazetteer

from ..models import Response, WhistleOrder
from .seeing import reading, without_interest


def visible(actor: Acting, tenant_id: int, ids: Collection[UUID]) -> list[WhistleOrder]:
    """Those of these orders that the actor may see. Two queries."""
    mine = reading(actor)
    rows = WhistleOrder.objects.filter(tenant_id=tenant_id, pk__in=ids).order_by()
    kept = list(without_interest(actor, rows))
    told = Involvement.of(tenant_id, WhistleOrder.kind, mine).filter(matter_id__in=ids)
    involved = set(told) if kept and mine else set()
    return [
        one
        for one in kept
        if one.pk in involved or one.street_id in mine or one.community_id in mine
    ]


def marks_of(actor: Acting, tenant_id: int) -> set[str]:
    """What documents bear that stand in the actor's reach."""
    return {marks.of_unit(unit) for unit in reading(actor)}


def ids(tenant_id: int) -> Any:
    """All orders of the home."""
    rows = WhistleOrder.objects.filter(tenant_id=tenant_id).order_by()
    return rows.values_list("pk", flat=True)


def told(tenant_id: int, ids: Collection[UUID]) -> Iterator[Told]:
    """Number, words, place and units. Three queries."""
    rows = Involvement.objects.filter(
        tenant_id=tenant_id, matter_kind=WhistleOrder.kind, matter_id__in=ids, until=None
    )
    involved = _sorted(rows.values_list("matter_id", "organisation_id"))
    parts = Response.objects.filter(tenant_id=tenant_id, order_id__in=ids).order_by()
    called = _sorted(parts.values_list("order_id", "unit_id"))
    for order in WhistleOrder.objects.filter(tenant_id=tenant_id, pk__in=ids).order_by():
        units = {order.street_id, order.community_id, *involved[order.pk]} - {None}
        yield Told(
            tenant_id=tenant_id,
            subject_id=order.pk,
            at=order.opened_at,
            version=order.event_seq,
            number=order.number,
            words=_words(order, {order.street_id, *called[order.pk]}),
            marks=frozenset(marks.of_unit(id) for id in units if id and id not in order.kept_from),
        )


def _words(order: WhistleOrder, units: Collection[UUID]) -> tuple[str, ...]:
    named = (directory().find(id) for id in sorted(units))
    place = gazetteer().label(order.area_id)
    return (order.text, order.place, place, *(unit.name for unit in named if unit))


def _sorted(pairs: Any) -> dict[UUID, set[UUID]]:
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for matter_id, unit_id in pairs:
        found[matter_id].add(unit_id)
    return found
