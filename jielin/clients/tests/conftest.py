"""Clients of the small city, and what they send."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client as Browser

from jielin.clients.models import Allowed, Client, Hook
from jielin.clients.scopes import Scope
from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from jielin.kernel.ids import uuid7
from tests.cast import City

API = "/api/v1/landong"
EVERY = tuple(Scope.values)
LAMP: dict[str, Any] = {
    "request_type": "help",
    "category": "R0801",
    "area": "990102001001",
    "text": "3号楼门口的路灯从星期天晚上开始就不亮了，老人下楼要摸黑。",
    "place": "梧桐路88弄3号楼门前",
    "name": "陈芳",
    "phone": "13800002206",
}


@dataclass(frozen=True)
class Program:
    """A program of another system with its token."""

    client: Client
    token: str
    base: str = API

    def get(self, path: str, **more: Any) -> Any:
        return Browser().get(f"{self.base}{path}", headers=self.headers(), **more)

    def post(self, path: str, told: Any, **headers: str) -> Any:
        return Browser().post(
            f"{self.base}{path}",
            told,
            content_type="application/json",
            headers=self.headers(**headers),
        )

    def registers(self, key: str = "", **other: Any) -> Any:
        """Sends the story of the lamp, with other words where they are told."""
        return self.post("/cases/", {**LAMP, **other}, **{"Idempotency-Key": key or str(uuid7())})

    def headers(self, **more: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}", **more}


def program(city: City, unit: str = "东桥街道", **other: Any) -> Program:
    """A client of a unit, with every scope unless others are told."""
    told = {"scopes": EVERY, "per_minute": 600, **other}
    told.setdefault("expires_at", clock.now() + timedelta(days=30))
    found = city.unit(unit)
    client, token = Client.make(
        Allowed(name=f"{unit}业务系统", **told),
        id=uuid7(),
        tenant_id=found.tenant_id,
        organisation_id=found.id,
        by=SYSTEM,
    )
    return Program(client, token.text)


Make = Callable[..., Program]


@pytest.fixture
def street(city: City) -> Program:
    """The program of the street office."""
    return program(city)


@pytest.fixture
def lamps(city: City) -> Program:
    """The program of the lamp department, which has no area of its own."""
    return program(city, "区路灯管理所")


@pytest.fixture
def other(city: City) -> Program:
    """A program of the other home."""
    made = program(city, "城关镇")
    return Program(made.client, made.token, "/api/v1/lanxi")


@pytest.fixture
def hook(street: Program) -> Hook:
    """Where the program of the street is told of what becomes of requests."""
    told = ["case.accepted", "case.registered", "case.resolved"]
    made, _secret = Hook.subscribe(
        street.client, address="http://127.0.0.1:9/events", events=told, by=SYSTEM
    )
    return made
