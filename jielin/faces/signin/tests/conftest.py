"""A small city, and how its people come in."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from jielin.faces.signin import factor
from jielin.kernel import clock
from jielin.messages.models import OutboxMessage
from jielin.people.models import Account
from tests.cast import PASSWORD, City

PHONE = "13800002206"


@pytest.fixture
def code_sent() -> Callable[[], str]:
    """The six digits of the newest text message."""

    def read() -> str:
        found = re.search(r"\d{6}", OutboxMessage.objects.order_by("-id")[0].text)
        assert found
        return found[0]

    return read


@pytest.fixture
def li(city: City) -> Account:
    return city.accounts["li"]


def by_password(client: Client, name: str = "li", password: str = PASSWORD, next: str = "") -> Any:
    said = {"username": name, "password": password, "next": next}
    return client.post("/login/", said)


def by_phone(client: Client, code_sent: Callable[[], str], next: str = "") -> Any:
    client.post("/login/", {"phone": PHONE, "next": next})
    return client.post("/login/code/", {"code": code_sent()})


def page(response: Any) -> str:
    """What the browser shows."""
    return str(response.content.decode())


def code_of(secret: str, at: datetime | None = None) -> str:
    """What the app of this secret shows at a moment, now by default."""
    step = int((at or clock.now()).timestamp()) // factor.PERIOD
    return str(format_hotp_value(hotp_value(secret, step)))


def with_factor(
    account: Account, ago: timedelta = timedelta(minutes=5)
) -> tuple[str, tuple[str, ...]]:
    """Set a second factor up some time ago; its secret and recovery codes."""
    secret = factor.new_secret()
    with clock.at(clock.now() - ago):
        codes = factor.set_up(account, secret, code_of(secret))
    return secret, codes


def secret_on(client: Client) -> str:
    """The key on the page of setting up, as a person types it into the app."""
    shown = page(client.get("/login/second/setup/"))
    found = re.search(r'class="secret" translate="no">([A-Z2-7 ]+)<', shown)
    assert found
    return found[1].replace(" ", "")
