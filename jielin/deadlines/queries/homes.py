"""The data homes a person has posts in: their areas, and what is there."""

from collections import Counter
from dataclasses import dataclass

from jielin.organisations.queries import directory
from jielin.people.models import Account
from jielin.people.queries import acting
from jielin.territory.queries import gazetteer


@dataclass(frozen=True)
class HomeLine:
    """One home."""

    slug: str
    name: str
    is_demo: bool
    is_here: bool
    areas: tuple[str, ...]
    streets: int
    communities: int
    organisations: int


def lines(account: Account, here: int) -> tuple[HomeLine, ...]:
    """Those where the person holds a post; areas and organisations are known in memory."""
    places = gazetteer()
    found = []
    for home in acting(account).homes:
        mine = [place for place in places.places.values() if places.homes.get(place.id) == home.pk]
        ids = {place.id for place in mine}
        levels = Counter(place.level for place in mine if place.is_current)
        roots = tuple(place.name for place in mine if place.parent_id not in ids)
        found.append(
            HomeLine(
                slug=home.slug,
                name=home.name,
                is_demo=home.is_demo,
                is_here=home.pk == here,
                areas=roots,
                streets=levels["street"],
                communities=levels["community"],
                organisations=len(directory().units(home.pk)),
            )
        )
    return tuple(found)
