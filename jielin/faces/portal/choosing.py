"""How a resident finds the community: by district, street and community, or by words."""

from dataclasses import dataclass
from itertools import islice

from django.urls import reverse

from jielin.kernel.models import Tenant
from jielin.territory.models import HomeArea
from jielin.territory.queries import Place, gazetteer

MOST_FOUND = 30
ABOVE_DISTRICT = frozenset({"province", "city"})


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
    homes = {home.pk: home for home in Tenant.objects.all()}
    places = gazetteer()
    if words:
        return Choosing((), tuple(_choice(one, homes) for one in _matching(words)))
    place = places.by_code(at) if at else None
    if place is None:
        roots = HomeArea.objects.order_by("tenant_id", "id").values_list("area_id", flat=True)
        return Choosing((), tuple(_choice(places.get(root), homes) for root in roots))
    line = [*places.ancestors(place.id), place]
    return Choosing(
        tuple(_choice(one, homes) for one in line if one.level not in ABOVE_DISTRICT),
        tuple(_choice(one, homes) for one in places.children(place.id)),
    )


def _matching(words: str) -> list[Place]:
    """Communities whose street and name contain the words, in the order of their codes."""
    wanted, places = _flat(words), gazetteer()
    found = (
        place
        for place in places.places.values()
        if place.level == "community" and place.is_current
        if wanted in _flat(places.label(place.id))
    )
    return sorted(islice(found, MOST_FOUND), key=lambda place: place.code)


def _flat(words: str) -> str:
    return "".join(words.split()).lower()


def _choice(place: Place, homes: dict[int, Tenant]) -> Choice:
    if place.level != "community":
        return Choice(place.name, "", f"{reverse('portal:choose')}?at={place.code}", False)
    home = homes[gazetteer().home_of(place.id)]
    kwargs = {"home": home.slug, "community": place.slug or place.code}
    label = gazetteer().label(place.id)
    return Choice(place.name, label, reverse("portal:home", kwargs=kwargs), True)
