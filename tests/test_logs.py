"""The log of requests: an id for events, and nobody's words."""

import logging
import sys

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from jielin.config import logs
from jielin.config.logs import Requests
from jielin.kernel.trace import request_id


def test_a_request_has_an_id_that_events_can_carry(rf: RequestFactory) -> None:
    seen: list[str] = []

    def view(_request: HttpRequest) -> HttpResponse:
        seen.append(request_id.get())
        return HttpResponse()

    Requests(view)(rf.get("/"))
    assert len(seen[0]) == 36
    assert request_id.get() == ""


def test_what_somebody_looked_for_is_not_logged(
    rf: RequestFactory, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    Requests(lambda _request: HttpResponse())(rf.get("/find/", {"phone": "13800001234"}))
    assert "/find/" in caplog.text
    assert "13800001234" not in caplog.text


@pytest.mark.parametrize("for_people", [True, False])
def test_a_failure_is_logged_without_the_values_it_met(for_people: bool) -> None:
    line = logs.logging(level="INFO", for_people=for_people)["formatters"]["line"]
    formatter = line.pop("()")(**line)
    try:
        _fail(phone="".join(("138", "0000", "1234")))
    except ValueError:
        shown = formatter.format(logging.LogRecord("x", 40, "", 0, "failed", (), sys.exc_info()))
    assert "ValueError" in shown
    assert "13800001234" not in shown


def _fail(phone: str) -> None:
    raise ValueError(f"a number of {len(phone)} digits")
