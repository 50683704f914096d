"""A home, and a text-message gateway that really listens."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from jielin.kernel.models import Tenant


@dataclass
class Gateway:
    """What it was asked, and how it shall answer: a status, or "hang"."""

    url: str = ""
    answers: list[int | str] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    done: threading.Event = field(default_factory=threading.Event)


@pytest.fixture
def home(db: None) -> Tenant:
    return Tenant.objects.create(id=71, slug="jinchuan", name="金川区")


def _handler(told: Gateway) -> type[BaseHTTPRequestHandler]:
    """Answers one request after the other as it was told."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            told.asked.append(json.loads(body))
            told.tokens.append(self.headers["Authorization"])
            answer = told.answers.pop(0) if told.answers else 204
            if answer == "hang":
                told.done.wait(10)
                return
            self.send_response(int(answer))
            if answer == 302:
                self.send_header("Location", "/elsewhere")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Quiet."""

    return Handler


@pytest.fixture
def gateway(settings: Settings) -> Iterator[Gateway]:
    """An HTTP server on this machine, set as the gateway. It answers 204 unless told."""
    told = Gateway()
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler(told)) as server:
        told.url = f"http://127.0.0.1:{server.server_port}/sms"
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        settings.SMS_GATEWAY, settings.SMS_URL, settings.SMS_TOKEN = "http", told.url, "t0ken"
        settings.SMS_TIMEOUT = 0.3
        yield told
        told.done.set()
        server.shutdown()


@pytest.fixture
def dead_port(gateway: Gateway, settings: Settings) -> None:
    """An address where nobody listens."""
    import socket

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings.SMS_URL = f"http://127.0.0.1:{port}/sms"
