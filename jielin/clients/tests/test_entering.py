"""Who gets in: tokens, scopes, homes, pace."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client as Browser

from jielin.clients import tokens
from jielin.clients.models import PaceMark
from jielin.clients.pacing import Pace
from jielin.kernel import clock
from jielin.kernel.reference import bump
from jielin.organisations.models import DIRECTORY, Organisation
from tests.cast import City

from .conftest import Program, program


def test_a_token_opens_for_its_unit(street: Program) -> None:
    told = street.get("/client/").json()
    assert (told["organisation"], told["per_minute"]) == ("东桥街道", 600)


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer x", "Basic YTpi", "Bearer jl_abcdefghjk_" + "a" * 43]
)
def test_without_a_good_token_the_answer_is_401(street: Program, header: str) -> None:
    answer = _with(street, header)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_one_wrong_sign_shuts_a_token_out(street: Program) -> None:
    last = "a" if street.token[-1] != "a" else "b"
    assert _with(street, f"Bearer {street.token[:-1]}{last}").status_code == 401


def test_a_token_ends(city: City) -> None:
    short = program(city, expires_at=clock.now() + timedelta(days=1))
    with clock.at(clock.now() + timedelta(days=1, seconds=1)):
        assert short.get("/client/").status_code == 401


@pytest.mark.parametrize(
    ("scope", "path"), [("cases:read", "/cases/"), ("reference:read", "/areas/"),
                        ("reference:read", "/categories/")],
)  # fmt: skip
def test_a_scope_opens_and_its_lack_shuts(city: City, scope: str, path: str) -> None:
    assert program(city, scopes=(scope,)).get(path).status_code == 200
    lacking = program(city, scopes=("files:write",)).get(path)
    assert lacking.status_code == 403
    assert scope in lacking.json()["detail"]


def test_another_home_does_not_exist_for_a_token(street: Program, other: Program) -> None:
    astray = Program(street.client, street.token, other.base)
    assert astray.get("/cases/").status_code == 404
    assert other.get("/cases/").status_code == 200


def test_a_closed_unit_shuts_its_clients_out(city: City, street: Program) -> None:
    assert street.get("/client/").status_code == 200
    Organisation.objects.filter(pk=street.client.organisation_id).update(is_active=False)
    bump(DIRECTORY)
    assert street.get("/client/").status_code == 401


def test_too_fast_is_told_how_long_to_wait(city: City) -> None:
    slow = program(city, per_minute=2)
    with clock.at(clock.now()):
        assert [slow.get("/client/").status_code for _ in range(3)] == [200, 200, 429]
        answer = slow.get("/client/")
        assert answer.headers["Retry-After"] == "30"
        assert "30" in answer.json()["detail"]


def test_after_the_wait_one_more_is_let_in(city: City) -> None:
    slow, now = program(city, per_minute=2), clock.now()
    with clock.at(now):
        for _ in range(2):
            slow.get("/client/")
    with clock.at(now + timedelta(seconds=30)):
        assert [slow.get("/client/").status_code for _ in range(2)] == [200, 429]


def test_a_wrong_token_costs_a_client_nothing(city: City) -> None:
    slow = program(city, per_minute=1)
    for _ in range(3):
        _with(slow, "Bearer x")
    assert slow.get("/client/").status_code == 200


def test_of_the_pace_only_one_number_is_kept(street: Program) -> None:
    street.get("/client/")
    street.get("/client/")
    kept = PaceMark.objects.values().filter(pk=street.client.pk)
    assert [set(row) for row in kept] == [{"id", "tenant_id", "due"}]


@pytest.mark.parametrize("per_minute", [1, 7, 60, 600])
def test_the_bucket_holds_a_minute(per_minute: int) -> None:
    pace = Pace(per_minute)
    due, let_in = 0, 0
    while due <= pace.ahead:
        due, let_in = max(due, 0) + pace.interval, let_in + 1
    assert let_in == per_minute


def test_a_token_has_its_shape_and_its_digest() -> None:
    made = tokens.make()
    assert tokens.prefix_of(made.text) == made.prefix
    assert tokens.fits(made.text, made.digest)
    assert not tokens.fits(made.text + "x", made.digest)
    assert tokens.prefix_of("jl_ABC_x") == ""


def _with(one: Program, header: str) -> Any:
    return Browser().get(f"{one.base}/client/", headers={"Authorization": header})
