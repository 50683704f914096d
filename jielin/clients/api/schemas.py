"""What the API says of a client and of files."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Purpose(StrEnum):
    """A photo is developed anew without what the camera wrote; a document may be a PDF too."""

    PHOTO = "photo"
    DOCUMENT = "document"


@dataclass(frozen=True)
class FileOut:
    """A received file. `ticket` goes into `photos` of a request or step, within a day.

    `url` opens for this client's token, one to two hours long.
    """

    ticket: str
    media_type: str
    size: int
    width: int
    height: int
    url: str


@dataclass(frozen=True)
class ClientOut:
    """The client that asks: what its token allows, and until when."""

    name: str
    organisation: str
    scopes: tuple[str, ...]
    per_minute: int
    expires_at: datetime


FILE = {
    "ticket": "WzEsIjAxOTdmM…",
    "media_type": "image/jpeg",
    "size": 183204,
    "width": 1600,
    "height": 1200,
    "url": "/api/v1/landong/files/0197f3a0-5a1e-7c55-9d5d-2c1b8a0f6f11/full/1763796600/x3…/",
}
CLIENT = {
    "name": "12345 热线平台",
    "organisation": "澜东区市民诉求中心",
    "scopes": ["cases:create", "cases:read"],
    "per_minute": 120,
    "expires_at": "2027-07-01T00:00:00Z",
}
