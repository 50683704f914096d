"""The areas of a home."""

from bisect import bisect_right

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop
from ninja import Query, Router

from jielin.kernel.answers import Home, answered
from jielin.kernel.homes import home_of

from ..queries import Place, gazetteer
from .schemas import AREAS, AreaOut, AreaQuery, AreasOut

SHOWN = 500
router = Router(tags=["reference"])


@router.get(
    "/",
    operation_id="list_areas",
    summary=gettext_noop("Areas of the home, by code"),
    response=AreasOut,
    openapi_extra={"x-examples": {200: AREAS}},
)
def areas(
    request: HttpRequest,
    home: Home,
    asked: Query[AreaQuery],
) -> HttpResponse:
    """Streets, communities and grids with their official codes, up to 500 a page."""
    tenant = home_of(home)
    places = gazetteer()
    mine = [p for p in places.places.values() if tenant and places.homes.get(p.id) == tenant.pk]
    found = sorted((p for p in mine if p.is_current and _is_asked(p, asked)), key=lambda p: p.code)
    start = bisect_right(found, asked.after, key=lambda p: p.code)
    shown = found[start : start + SHOWN]
    more = len(found) > start + SHOWN
    return answered(AreasOut(tuple(_out(p) for p in shown), shown[-1].code if more else None))


def _is_asked(place: Place, asked: AreaQuery) -> bool:
    if asked.level is not None and place.level != asked.level:
        return False
    above = gazetteer().ancestors(place.id) if asked.below else ()
    return not asked.below or any(one.code == asked.below for one in above)


def _out(place: Place) -> AreaOut:
    above = gazetteer().places.get(place.parent_id or 0)
    return AreaOut(
        code=place.code,
        parent=above.code if above else None,
        name=place.name,
        level=place.level,
        lng=place.lng,
        lat=place.lat,
    )
