"""How many statements a request costs, without the marks of transactions."""

from typing import Any

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

MARKS = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")


def cost(
    client: Client, path: str, data: dict[str, Any] | None = None
) -> tuple[int, HttpResponse]:
    """The number of statements, and the answer. A GET without data."""
    with CaptureQueriesContext(connection) as caught:
        answer: Any = client.get(path) if data is None else client.post(path, data)
    told = [one for one in caught.captured_queries if not one["sql"].startswith(MARKS)]
    return len(told), answer
