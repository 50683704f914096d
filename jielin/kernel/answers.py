"""Plain values as JSON, written straight: the answers of the API."""

from typing import Annotated, Any

import orjson
from django.http import HttpResponse
from ninja import Path

JSON = "application/json"
# The first part of every address: the home's name in addresses.
Home = Annotated[str, Path(description="Name of the home in addresses", examples=["landong"])]


def plain(value: object) -> Any:
    """The same values as `answered` would write them, to be kept."""
    return orjson.loads(orjson.dumps(value, option=orjson.OPT_UTC_Z))


def answered(value: object, status: int = 200) -> HttpResponse:
    """Frozen dataclasses, dates and ids as they are; moments in UTC with a Z."""
    return HttpResponse(orjson.dumps(value, option=orjson.OPT_UTC_Z), JSON, status)
