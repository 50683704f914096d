"""Plain values as JSON, written straight: the answers of the API."""

import orjson
from django.http import HttpResponse

JSON = "application/json"


def answered(value: object, status: int = 200) -> HttpResponse:
    """Frozen dataclasses, dates and ids as they are; moments in UTC with a Z."""
    return HttpResponse(orjson.dumps(value, option=orjson.OPT_UTC_Z), JSON, status)
