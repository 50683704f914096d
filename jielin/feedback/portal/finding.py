"""Where somebody stands who wants to say something: which page, which home, which community."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from jielin.kernel.homes import everywhere, home, home_of
from jielin.kernel.models import Tenant
from jielin.territory.queries import Place, gazetteer

from ..pointing import path_of, place_of

# The community that a browser last looked at, as its home page remembers it: "home/community".
REMEMBERED = "community"


@dataclass(frozen=True)
class Standing:
    """`home` is None where nothing tells it; then `homes` are asked for."""

    page: str
    home: Tenant | None
    community: Place | None
    homes: tuple[Tenant, ...]


def standing(request: HttpRequest) -> Standing:
    """By the page that was left, else by what the browser remembers, else the only home."""
    page = path_of(request.GET.get("from", ""))
    slug, community = place_of(page)
    found = home_of(slug)
    if found is None:
        slug, _, community = request.COOKIES.get(REMEMBERED, "").partition("/")
        found = home_of(slug)
    all_homes = tuple(home(id) for id in everywhere())
    if found is None and len(all_homes) == 1:
        found = all_homes[0]
    return Standing(page, found, _community(found, community), () if found else all_homes)


def left_page(request: HttpRequest) -> str:
    """The page of this site that the link was on; "" for the entry itself."""
    came_from = request.headers.get("Referer", "")
    page = path_of(came_from) if request.get_host() in came_from else ""
    return "" if page.removeprefix("/en") == reverse("feedback:say").removeprefix("/en") else page


def _community(found: Tenant | None, slug: str) -> Place | None:
    place = gazetteer().by_slug(found.pk, slug) if found and slug else None
    return place if place is not None and place.level == "community" else None
