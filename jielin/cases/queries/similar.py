"""Requests nearby that may be the same: what and where, never another resident's words."""

from dataclasses import dataclass
from datetime import datetime
from math import asin, cos, radians, sin, sqrt
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from jielin.catalogue.queries import catalogue
from jielin.kernel.workflow import Look
from jielin.territory.queries import gazetteer

from ..models import Case
from ..states import OPEN, RequestType
from .resident_words import look

NEAR = 200.0
EARTH = 6_371_000.0
DEGREE = 111_320.0
MOST_SHOWN = 5
MOST_READ = 200
COLUMNS = (
    "id", "number", "category_id", "area_id", "state", "registered_at", "lng", "lat",
)  # fmt: skip


@dataclass(frozen=True)
class Spot:
    """Where a new request is about: a pin, or a grid and what it seems to be about."""

    tenant_id: int
    community_id: int
    lng: float | None = None
    lat: float | None = None
    grid_id: int | None = None
    category_id: int | None = None


@dataclass(frozen=True)
class Similar:
    """An open request that could be the same one."""

    id: UUID
    number: str
    category: str
    place: str
    metres: int | None
    look: Look
    since: datetime


def similar(spot: Spot) -> tuple[Similar, ...]:
    """The nearest open ones within 200 m of the pin; without a pin, same grid and category."""
    if spot.lng is not None and spot.lat is not None:
        return _around(spot, spot.lng, spot.lat)
    if spot.grid_id is None or spot.category_id is None:
        return ()
    rows = _shown(spot).filter(area_id=spot.grid_id, category_id=spot.category_id)
    return tuple(_similar(row, None) for row in rows.values(*COLUMNS)[:MOST_SHOWN])


def may_follow(case: Case) -> bool:
    """Only what is shown as similar can be followed by somebody else."""
    is_apart = case.is_confidential or case.is_part or case.is_unlisted
    return not is_apart and case.request_type != RequestType.REPORT and case.is_open


def _shown(spot: Spot) -> QuerySet[Case]:
    """Reports of misconduct never show, nor anything else that is confidential."""
    rows = Case.objects.filter(
        tenant_id=spot.tenant_id,
        community_id=spot.community_id,
        state__in=[str(state) for state in OPEN],
        is_confidential=False,
        is_part=False,
        is_unlisted=False,
    )
    return rows.exclude(request_type=RequestType.REPORT).order_by("-registered_at")


def _around(spot: Spot, lng: float, lat: float) -> tuple[Similar, ...]:
    high, wide = NEAR / DEGREE, NEAR / (DEGREE * max(cos(radians(lat)), 0.01))
    rows = _shown(spot).filter(
        lat__range=(lat - high, lat + high), lng__range=(lng - wide, lng + wide)
    )
    read = rows.values(*COLUMNS)[:MOST_READ]
    apart = [(metres(lng, lat, row["lng"], row["lat"]), row) for row in read]
    near = sorted((one for one in apart if one[0] <= NEAR), key=lambda one: one[0])
    return tuple(_similar(row, round(distance)) for distance, row in near[:MOST_SHOWN])


def metres(lng: float, lat: float, other_lng: float, other_lat: float) -> float:
    """The distance on the sphere between two points given in degrees."""
    half_lat, half_lng = radians(other_lat - lat) / 2, radians(other_lng - lng) / 2
    across = cos(radians(lat)) * cos(radians(other_lat)) * sin(half_lng) ** 2
    return 2 * EARTH * asin(sqrt(sin(half_lat) ** 2 + across))


def _similar(row: Any, distance: int | None) -> Similar:
    return Similar(
        id=row["id"],
        number=row["number"],
        category=catalogue().get(row["category_id"]).title,
        place=gazetteer().get(row["area_id"]).name,
        metres=distance,
        look=look(row["state"]),
        since=row["registered_at"],
    )
