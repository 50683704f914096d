"""A small city, and how its people come in."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

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
