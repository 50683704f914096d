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


def addressed(unit: Unit, roots: tuple[int, ...]) -> Iterator[Place]:
    """The areas to choose from, each after the one it lies in: a community's with its grids.

    `roots` are the areas of the unit's home, for units without an area of their own.
    """
    for root in roots if unit.area_id is None else (unit.area_id,):
        if root in gazetteer().places:
            place = gazetteer().get(root)
            yield from _down(place, 1 if place.level in SMALL else 2)


def _down(place: Place, steps: int) -> Iterator[Place]:
    """The area and those in it, so many steps down."""
    yield place
    for below in gazetteer().children(place.id) if steps else ():
        yield from _down(below, steps - 1)
