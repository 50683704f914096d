"""The dispatch catalogue in the process: proposals for a category at a place, no query."""

from collections import defaultdict
from datetime import date
from uuid import UUID

from jielin.catalogue.queries import catalogue
from jielin.kernel.reference import Reference
from jielin.organisations.queries import directory
from jielin.organisations.tree import Kind
from jielin.territory.queries import gazetteer

from ..models import DispatchRule
from ..models.dispatch_rule import DISPATCH
from ..ranking import Proposal, RuleRow, proposals, rank

BY_PLACE = (Kind.COMMUNITY, Kind.STREET, Kind.DISTRICT_CENTRE)


def propose(category_id: int, area_id: int, tenant_id: int, on: date) -> tuple[Proposal, ...]:
    """Who should take it, the likeliest first: nearest area, then leaf before group."""
    places = gazetteer()
    upwards = (area_id, *(place.id for place in reversed(places.ancestors(area_id))))
    chain = catalogue().chain(category_id)
    ranked = rank(_RULES.get().get(tenant_id, ()), chain, upwards, on)
    return tuple(one for one in proposals(ranked, _serving(upwards)) if _is_active(one.unit_id))


def _serving(upwards: tuple[int, ...]) -> dict[str, UUID]:
    """The unit of each kind that answers for the place."""
    units = directory()
    found: dict[str, UUID] = {}
    for kind in BY_PLACE:
        nearest = (units.of_area(area_id, kind) for area_id in upwards)
        unit = next((one for one in nearest if one is not None), None)
        if unit is not None:
            found[str(kind)] = unit.id
    return found


def _is_active(unit_id: UUID) -> bool:
    unit = directory().find(unit_id)
    return unit is not None and unit.is_active


def _load() -> dict[int, tuple[RuleRow, ...]]:
    found: dict[int, list[RuleRow]] = defaultdict(list)
    for rule in DispatchRule.objects.select_related("category").order_by("id"):
        found[rule.tenant_id].append(rule.row())
    return {tenant_id: tuple(rows) for tenant_id, rows in found.items()}


_RULES = Reference(DISPATCH, _load)
