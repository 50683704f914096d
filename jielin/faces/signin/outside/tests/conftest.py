"""Providers on this machine: a real one of OpenID Connect, and stand-ins of WeCom and DingTalk."""

import json
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import oidc_provider_mock
import pytest
import requests
from django.core.cache import cache
from django.test import Client

from jielin.faces.signin.tests.conftest import code_sent, li
from jielin.people.models import Account
from tests.cast import City

__all__ = ["code_sent", "li"]
CITY_CLAIMS = {"sub": "city-0042", "preferred_username": "li", "name": "李敏"}


@dataclass
class Provider:
    """The address of a provider and what it was asked."""

    url: str
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    answers: dict[str, Any] = field(default_factory=dict)

    def knows(self, sub: str = "city-0042", **claims: Any) -> None:
        """Tell the provider of OpenID Connect about a person."""
        told = {"preferred_username": "li", "name": "李敏", **claims}
        requests.put(f"{self.url}/users/{sub}", json=told, timeout=5).raise_for_status()


@pytest.fixture
def city_sign_on(settings: Any) -> Iterator[Provider]:
    """The kept library's provider, over HTTP."""
    os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
    with oidc_provider_mock.run_server_in_thread() as server:
        found = Provider(f"http://localhost:{server.server_port}")
        settings.OUTSIDE_WAYS = {
            "city": {
                "server_url": found.url,
                "client_id": "jielin",
                "client_secret": "geheim",
                "label": "安澜市统一身份认证",
                "claim": "preferred_username",
                "second_factor": "mfa",
            }
        }
        found.knows()
        yield found


@pytest.fixture
def stand_in(settings: Any) -> Iterator[Provider]:
    """One server that answers as WeCom and as DingTalk document it."""
    found = Provider("")
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(found))
    found.url = f"http://127.0.0.1:{server.server_address[1]}"
    found.answers = {
        "/cgi-bin/gettoken": {"errcode": 0, "access_token": "app-token", "expires_in": 7200},
        "/cgi-bin/auth/getuserinfo": {"errcode": 0, "userid": "LiMin"},
        "/v1.0/oauth2/userAccessToken": {
            "accessToken": "person", "refreshToken": "later", "expireIn": 7200
        },
        "/v1.0/contact/users/me": {"openId": "ding-7", "nick": "敏敏", "mobile": "13700009999"},
    }  # fmt: skip
    settings.OUTSIDE_WAYS = _both(found.url)
    cache.clear()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield found
    server.shutdown()
    server.server_close()


def _both(url: str) -> dict[str, dict[str, str]]:
    wecom = {"corp_id": "ww1", "agent_id": "1000011", "secret": "s1", "open_url": url}
    ding = {"client_id": "ding1", "client_secret": "s2"}
    where = {"login_url": url, "api_url": url}
    return {"wecom": {**wecom, **where}, "dingtalk": {**ding, **where}}


def _handler(provider: Provider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            self._answer(parts.path, {k: v[0] for k, v in parse_qs(parts.query).items()})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self._answer(self.path, json.loads(body))

        def _answer(self, path: str, told: dict[str, Any]) -> None:
            provider.asked.append((path, told))
            said = provider.answers.get(path)
            self.send_response(200 if said is not None else 500)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(said if isinstance(said, bytes) else json.dumps(said).encode())

        def log_message(self, *_args: Any) -> None:
            """Quiet."""

    return Handler


def by_the_city(
    client: Client, *, sub: str = "city-0042", next: str = "", start: str = "/"
) -> Any:
    """Follow the link to the provider, agree there, and come back."""
    away = client.get(f"{start}login/with/city/", {"next": next})
    agreed = requests.post(away["Location"], {"sub": sub}, allow_redirects=False, timeout=5)
    back = urlsplit(agreed.headers["Location"])
    return client.get(f"{back.path}?{back.query}")


def by_way(client: Client, way: str, start: str, **back: str) -> Any:
    """Follow a link to a stand-in; it sends the person back with a code."""
    away = client.get(start)
    state = parse_qs(urlsplit(away["Location"]).query)["state"][0]
    said = {"state": state, **(back or {"authCode" if way == "dingtalk" else "code": "once"})}
    return client.get(f"/login/back/{way}/", said)


@pytest.fixture
def zhou(city: City) -> Account:
    return city.accounts["zhou"]
