"""What the API says of areas."""

from dataclasses import dataclass
from enum import StrEnum

from ninja import Schema
from pydantic import Field


class Level(StrEnum):
    """How large an area is."""

    DISTRICT = "district"
    STREET = "street"
    COMMUNITY = "community"
    GRID = "grid"


class AreaQuery(Schema):
    """Which areas."""

    level: Level | None = Field(None, description="Only areas of this level")
    below: str = Field("", description="Only areas below the one with this code")
    after: str = Field("", description="`next` of the page before")


@dataclass(frozen=True)
class AreaOut:
    """An area by its official code. `lng` and `lat` (WGS84) are its middle, where known."""

    code: str
    parent: str | None
    name: str
    level: str
    lng: float | None
    lat: float | None


@dataclass(frozen=True)
class AreasOut:
    """A page of areas, by code. `next` is the cursor of the page behind, or null."""

    items: tuple[AreaOut, ...]
    next: str | None


AREAS = {
    "items": [
        {
            "code": "990102001001",
            "parent": "990102001",
            "name": "梧桐里社区",
            "level": "community",
            "lng": 103.54,
            "lat": 38.5,
        }
    ],
    "next": None,
}
