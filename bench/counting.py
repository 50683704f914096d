"""The SQL statements of one request, counted in this process."""

from functools import cache
from typing import TYPE_CHECKING

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from .sessions import TOKEN

if TYPE_CHECKING:
    from .scenarios import Scenario, Shot

FRAME = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


@cache
def _client() -> Client:
    """One for all: building the middleware costs more than a request."""
    return Client(enforce_csrf_checks=True, HTTP_HOST="127.0.0.1")


def counted(scenario: "Scenario") -> list[str]:
    """The statements of the second request; the first one fills what a process keeps."""
    statements: list[str] = []
    for shot in scenario.shots[1:3]:
        statements = statements_of(shot, scenario)
    return statements


def statements_of(shot: "Shot", scenario: "Scenario") -> list[str]:
    """What a request asks the database, without the frame of its transaction."""
    with CaptureQueriesContext(connection) as captured:
        send(shot, scenario)
    asked = [query["sql"] for query in captured.captured_queries]
    return [sql for sql in asked if not sql.startswith(FRAME)]


def send(shot: "Shot", scenario: "Scenario") -> None:
    """Ask, and look at the answer."""
    client = _client()
    client.cookies.clear()
    client.cookies["sessionid"], client.cookies["csrftoken"] = shot.session, TOKEN
    form = {"csrfmiddlewaretoken": TOKEN, **shot.form}
    answer = client.post(shot.path, form) if shot.form else client.get(shot.path)
    told = answer.headers.get("Location", "") + answer.content.decode()
    if answer.status_code != scenario.status or scenario.holds not in told:
        raise RuntimeError(f"{shot.path}: {answer.status_code} {told[:2000]}")
