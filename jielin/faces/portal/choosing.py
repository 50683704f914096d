"""How a resident finds the community: by district, street and community, or by words."""

from dataclasses import dataclass

from django.urls import reverse

from jielin.kernel.models import Tenant
from jielin.territory.models import HomeArea
from jielin.territory.queries import Place, gazetteer

MOST_FOUND = 30


@dataclass(frozen=True)
class Choice:
    """A community to enter, or a larger area to look into."""

    name: str
    note: str
    url: str
    is_community: bool


@dataclass(frozen=True)
class Choosing:
    """What the page offers: the areas above for going back, and the choices here."""

    above: tuple[Choice, ...]
    choices: tuple[Choice, ...]


def choosing(at: str, words: str) -> Choosing:
    """The choices inside the area with code `at`, or the communities that match the words."""
    if words:
        return Choosing((), _matching(words))
    place = gazetteer().by_code(at) if at else None
    if place is None:
        roots = [gazetteer().get(row.area_id) for row in _roots()]
        return Choosing((), tuple(_choice(root) for root in roots))
    line = (*gazetteer().ancestors(place.id), place)
    return Choosing(
        tuple(_choice(one) for one in line if one.level not in {"province", "city"}),
        tuple(_choice(one) for one in gazetteer().children(place.id)),
    )


def community_url(home: Tenant, place: Place) -> str:
    """The community's own page."""
    return reverse(
        "portal:home", kwargs={"home": home.slug, "community": place.slug or place.code}
    )


def _roots() -> list[HomeArea]:
    return list(HomeArea.objects.select_related("tenant", "area").order_by("tenant_id", "id"))


def _matching(words: str) -> tuple[Choice, ...]:
    wanted = words.replace(" ", "").lower()
    found: list[Choice] = []
    waiting = [gazetteer().get(row.area_id) for row in _roots()]
    while waiting and len(found) < MOST_FOUND:
        place = waiting.pop()
        if place.level != "community":
            waiting.extend(gazetteer().children(place.id))
        elif wanted in f"{gazetteer().label(place.id)}{place.name}".replace(" ", "").lower():
            found.append(_choice(place))
    return tuple(found)


def _choice(place: Place) -> Choice:
    if place.level != "community":
        return Choice(place.name, "", f"{reverse('portal:choose')}?at={place.code}", False)
    home = Tenant.objects.get(pk=gazetteer().home_of(place.id))
    return Choice(place.name, gazetteer().label(place.id), community_url(home, place), True)
