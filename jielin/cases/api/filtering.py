"""The filters of the list, from codes to what the query takes."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64

from django.utils.translation import gettext as _

from jielin.catalogue.queries import catalogue
from jielin.clients.api.problems import Fault, Invalid
from jielin.territory.queries import gazetteer

from ..forms.filters import LONGEST, VIEWS
from ..queries.filters import YEARS, Cursor, Filters
from .schemas import CaseQuery


def filters_of(asked: CaseQuery, tenant_id: int) -> Filters:
    """What the list is asked for. Raises Invalid with a sentence for everything that is not."""
    faults: list[Fault] = []
    if asked.view not in VIEWS:
        faults.append(Fault("view", _("This view does not exist.")))
    found = Filters(
        view=asked.view,
        q="".join(sign for sign in asked.q if sign.isprintable()).strip()[:LONGEST],
        area_id=_area(asked.area, tenant_id, faults),
        category_id=_category(asked.category, faults),
        state=asked.state or "",
        source=asked.source or "",
        since=asked.since,
        until=asked.until,
        after=_after(asked.after, faults),
    )
    for name, day in (("since", asked.since), ("until", asked.until)):
        if day is not None and day.year not in YEARS:
            said = _("“%(value)s” is not a date. Write it like 2026-07-17.")
            faults.append(Fault(name, said % {"value": day.isoformat()}))
    if faults:
        raise Invalid(faults=faults)
    return found


def opaque(cursor: Cursor | None) -> str | None:
    """A cursor that nobody is tempted to read."""
    return urlsafe_b64encode(str(cursor).encode()).decode().rstrip("=") if cursor else None


def _area(code: str, tenant_id: int, faults: list[Fault]) -> int | None:
    place = gazetteer().by_code(code) if code else None
    if code and (place is None or gazetteer().homes.get(place.id) != tenant_id):
        faults.append(Fault("area", _("This area is not part of your district.")))
        return None
    return place.id if place else None


def _category(code: str, faults: list[Fault]) -> int | None:
    leaf = catalogue().by_code(code) if code else None
    if code and leaf is None:
        faults.append(Fault("category", _("This category does not exist.")))
    return leaf.id if leaf else None


def _after(told: str, faults: list[Fault]) -> Cursor | None:
    try:
        padded = told + "=" * (-len(told) % 4)
        cursor = Cursor.read(urlsafe_b64decode(padded.encode()).decode())
    except (NotBase64, ValueError):
        cursor = None
    if told and cursor is None:
        faults.append(Fault("after", _("This cursor is not one of ours. Begin without it.")))
    return cursor
