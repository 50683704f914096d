"""For which areas a unit may speak: its own and those in it; without one, the whole home."""

from collections.abc import Iterator

from jielin.organisations.queries import Unit
from jielin.territory.queries import Place, gazetteer

# Above these, streets are listed with their communities.
SMALL = frozenset({"grid", "community", "street"})


def is_within(unit: Unit, area_id: int) -> bool:
    """Whether the area is one that the unit may address."""
    places = gazetteer()
    if area_id not in places.homes or places.home_of(area_id) != unit.tenant_id:
        return False
    if unit.area_id is None:
        return True
    return unit.area_id in {area_id, *(place.id for place in places.ancestors(area_id))}


def addressed(unit: Unit, roots: tuple[int, ...]) -> Iterator[tuple[Place, int]]:
    """The areas to choose from, each with its depth: a community's with its grids.

    `roots` are the areas of the unit's home, for units without an area of their own.
    """
    for root in roots if unit.area_id is None else (unit.area_id,):
        if root in gazetteer().places:
            yield from _down(gazetteer().get(root), 0)


def _down(place: Place, depth: int) -> Iterator[tuple[Place, int]]:
    """Two steps down: grids for a community, communities for a district."""
    yield place, depth
    if depth < _steps(place):
        for below in gazetteer().children(place.id):
            yield from _down(below, depth + 1)


def _steps(place: Place) -> int:
    return 1 if place.level in SMALL else 2
