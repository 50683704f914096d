"""Reference data in the process."""

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from jielin.kernel.reference import Reference, bump, held

pytestmark = pytest.mark.django_db


def _counting(name: str) -> Reference[list[int]]:
    loads: list[int] = []

    def load() -> list[int]:
        loads.append(len(loads))
        return list(loads)

    return Reference(name, load)


def test_it_is_loaded_once_until_somebody_says_that_it_changed() -> None:
    thing = _counting("a")
    assert thing.get() is thing.get()
    bump("a")
    assert thing.get() == [0, 1]


def test_a_change_elsewhere_leaves_it_alone() -> None:
    thing = _counting("a")
    before = thing.get()
    bump("b")
    assert thing.get() is before


def test_a_rolled_back_change_is_forgotten() -> None:
    thing = _counting("a")
    bump("a")
    thing.get()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        bump("a")
        thing.get()
        raise ZeroDivisionError
    assert thing.get() == [0, 1, 2]


def test_a_held_block_asks_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    first, second = _counting("a"), _counting("b")
    with held(), django_assert_num_queries(1):
        for thing in (first, second, first):
            thing.get()
