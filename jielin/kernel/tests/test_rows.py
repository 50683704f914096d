"""Statements that are written once."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.db.models import Case, Q, QuerySet, When
from pytest_django import DjangoAssertNumQueries

from jielin.kernel import clock
from jielin.kernel.ids import uuid7
from jielin.kernel.models import Counter, Promise, Tenant
from jielin.kernel.rows import Change, Written

pytestmark = pytest.mark.django_db
NUMBERS = Written(
    lambda tenant, ids: Counter.objects.filter(tenant_id=tenant, pk__in=ids).values_list(
        "name", flat=True
    )
)


@pytest.fixture
def counters() -> Iterator[list[Counter]]:
    homes = [Tenant.open(id, f"home-{id}", f"Home {id}") for id in (8, 9)]
    yield [
        Counter.objects.create(tenant=homes[at == 5], name=f"n{at}", value=at) for at in range(6)
    ]


@pytest.mark.parametrize("many", (1, 2, 3, 5))
def test_as_many_ids_as_told_are_asked_for(counters: list[Counter], many: int) -> None:
    found = NUMBERS.rows(8, [one.pk for one in counters[:many]])
    assert sorted(found) == [f"n{at}" for at in range(many)]


def test_a_second_question_is_answered_by_its_own_values(counters: list[Counter]) -> None:
    assert NUMBERS.rows(8, [counters[0].pk, counters[1].pk]) == ["n0", "n1"]
    assert NUMBERS.rows(8, [counters[2].pk, counters[5].pk]) == ["n2"]
    assert NUMBERS.rows(9, [counters[2].pk, counters[5].pk]) == ["n5"]


def test_without_ids_nothing_is_asked(
    counters: list[Counter], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert NUMBERS.rows(8, []) == []


def test_rows_come_with_what_they_are_selected_with(
    counters: list[Counter], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    whole = Written(lambda ids: Counter.objects.filter(pk__in=ids).select_related("tenant"))
    with django_assert_num_queries(1):
        found = whole.rows({one.pk for one in counters})
        assert {(one.pk, one.tenant.slug) for one in found} == {
            (one.pk, f"home-{one.tenant_id}") for one in counters
        }


def test_what_is_none_is_left_out_of_the_statement(counters: list[Counter]) -> None:
    def build(tenant: Any, names: Any) -> "QuerySet[Counter, int]":
        named = Q() if names is None else Q(name__in=names)
        rows = Counter.objects.filter(named, tenant_id=tenant)
        return rows.order_by("value").values_list("value", flat=True)

    written = Written(build)
    assert written.rows(8, None) == [0, 1, 2, 3, 4]
    assert written.rows(8, ["n3", "n1", "n5"]) == [1, 3]


def test_times_and_counts_are_told_as_the_engine_keeps_them() -> None:
    Tenant.open(8, "home-8", "Home 8")
    numbers, now = count(), clock.now()
    for hours in (1, 2, 3):
        Promise.objects.create(
            tenant_id=8, subject_kind="x", subject_id=uuid7(), kind=f"k{next(numbers)}",
            owner_id=uuid7(), made_at=now, due_at=now + timedelta(hours=hours),
        )  # fmt: skip
    until = Written(lambda due: Promise.objects.filter(due_at__lt=due).values_list("kind"))
    assert until.rows(now + timedelta(hours=2)) == [("k0",)]


def test_a_change_writes_the_told_rows_alone_and_counts_them(counters: list[Counter]) -> None:
    change = Change(
        lambda tenant, ids, value: (
            Counter.objects.filter(tenant_id=tenant, pk__in=ids),
            {"value": Case(When(name="n0", then=value), default=7)},
        )
    )
    assert change.make(8, [counters[at].pk for at in (0, 1, 5)], 70) == 2
    assert change.make(8, [counters[2].pk], 80) == 1
    found = Counter.objects.filter(pk__in=[one.pk for one in counters])
    assert list(found.order_by("name").values_list("value", flat=True)) == [70, 7, 7, 3, 4, 5]
