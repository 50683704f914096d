"""Idempotency keys: the same request is done once."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from jielin.cases.models import Case
from jielin.clients import tasks
from jielin.clients.models import KeptAnswer
from jielin.clients.tests.conftest import Program, program
from jielin.kernel import clock
from tests.cast import City

KEY = "5f0c9a7e-7a55-4a0e-9f43-0c7f6c1d8e21"


def test_the_same_request_is_answered_the_same(street: Program) -> None:
    first, second = street.registers(KEY), street.registers(KEY)
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.content == second.content
    assert Case.objects.count() == 1


def test_other_content_under_a_key_is_a_conflict(street: Program) -> None:
    street.registers(KEY)
    answer = street.registers(KEY, place="别的地方")
    assert answer.status_code == 409
    assert Case.objects.count() == 1


def test_what_was_refused_may_be_mended_under_its_key(street: Program) -> None:
    assert street.registers(KEY, text="").status_code == 422
    assert street.registers(KEY).status_code == 201


def test_another_client_has_keys_of_its_own(city: City, street: Program) -> None:
    street.registers(KEY)
    assert program(city).registers(KEY).status_code == 201
    assert Case.objects.count() == 2


def test_without_a_key_nothing_is_registered(street: Program) -> None:
    answer = street.post("/cases/", {})
    assert answer.status_code == 422
    assert "Idempotency-Key" in {one["field"] for one in answer.json()["errors"]}


def test_a_key_counts_for_a_day(street: Program) -> None:
    first = street.registers(KEY)
    with clock.at(clock.now() + timedelta(hours=24, seconds=1)):
        second = street.registers(KEY)
    assert first.json()["number"] != second.json()["number"]


def test_kept_answers_are_forgotten_after_a_day(street: Program) -> None:
    street.registers(KEY)
    tasks.forget.call()
    assert KeptAnswer.objects.count() == 1
    with clock.at(clock.now() + timedelta(hours=24, seconds=1)):
        tasks.forget.call()
    assert not KeptAnswer.objects.exists()


def test_no_word_of_a_person_is_kept_with_a_key(street: Program) -> None:
    street.registers(KEY)
    kept = str(KeptAnswer.objects.values().get())
    assert not [word for word in ("陈芳", "13800002206", "路灯", "梧桐", KEY) if word in kept]


@pytest.mark.django_db(transaction=True)
def test_at_the_same_moment_one_registers_and_both_hear_the_same(lasting_city: City) -> None:
    answers = at_once(program(lasting_city))
    assert [one.status_code for one in answers] == [201, 201]
    assert answers[0].content == answers[1].content
    assert Case.objects.count() == 1


def at_once(one: Program) -> list[Any]:
    """The same request, twice at the same moment."""
    answers, gate = list[Any](), threading.Barrier(2)

    def register() -> None:
        try:
            gate.wait()
            answers.append(one.registers(KEY))
        finally:
            connection.close()

    racing = [threading.Thread(target=register) for _ in range(2)]
    for thread in racing:
        thread.start()
    for thread in racing:
        thread.join()
    return answers


@pytest.fixture
def street(city: City) -> Program:
    """The program of the street office."""
    return program(city)
