"""Areas of notices: in words, and the line of areas by which a community finds them."""

from collections.abc import Iterable

from jielin.organisations.queries import Unit
from jielin.territory.models import HomeArea
from jielin.territory.queries import Place, gazetteer

from ..models.reach import addressed


def area_words(ids: Iterable[int]) -> str:
    """“梧桐里社区、第7网格”: the areas by name; one that is gone is passed over."""
    places = gazetteer().places
    return "、".join(places[id].name for id in ids if id in places)


def around(community: Place) -> tuple[int, ...]:
    """The community, its grids and the areas above: whatever is for one of them is read there."""
    above = (place.id for place in gazetteer().ancestors(community.id))
    grids = (place.id for place in gazetteer().children(community.id))
    return (*above, community.id, *grids)


def choices(units: Iterable[Unit], tenant_id: int) -> list[tuple[str, str]]:
    """The areas that these units may address, each after the one it lies in."""
    roots = HomeArea.objects.filter(tenant_id=tenant_id).order_by("id")
    known = tuple(roots.values_list("area_id", flat=True))
    found: dict[str, str] = {}
    for unit in units:
        for place in addressed(unit, known):
            found.setdefault(str(place.id), place.name)
    return list(found.items())


def community_of(ids: Iterable[int]) -> Place | None:
    """A community in which a notice for these areas is read: for the preview."""
    waiting = [gazetteer().places[id] for id in ids if id in gazetteer().places]
    while waiting:
        place = waiting.pop(0)
        if place.level == "grid" and place.parent_id is not None:
            place = gazetteer().get(place.parent_id)
        if place.level == "community":
            return place
        waiting += gazetteer().children(place.id)
    return None
