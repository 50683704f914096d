"""The log of requests: an id for events, and nobody's words."""

import logging

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

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
