"""The sweep notes each mark of each promise once, however often and by how many it runs."""

import threading
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from jielin.deadlines import following
from jielin.deadlines.models import Notice, notice
from jielin.deadlines.stages import Mark, reached
from jielin.deadlines.tasks import forewarn, sweep
from jielin.kernel import clock
from jielin.kernel.models import Promise, Tenant

from .conftest import MakePromise, at

NOW = at("2026-07-14 10:00")
TEN_HOURS = timedelta(hours=10)


@pytest.mark.parametrize(
    ("hours", "mark"),
    [(0, None), (4.99, None), (5, Mark.HALF), (7.9, Mark.HALF), (8, Mark.MOST), (10, Mark.MOST)],
)
def test_the_marks_of_a_promise_of_ten_hours(hours: float, mark: Mark | None) -> None:
    assert reached(NOW, NOW + TEN_HOURS, NOW + timedelta(hours=hours)) == mark


def test_a_moment_past_its_time_is_overdue() -> None:
    late = NOW + TEN_HOURS + timedelta(microseconds=1)
    assert reached(NOW, NOW + TEN_HOURS, late) is Mark.OVERDUE


def sweep_at(hours: float) -> tuple[int, int]:
    with clock.at(NOW + timedelta(hours=hours)):
        return forewarn.call(), sweep.call()


def test_each_mark_is_noted_once(promise: MakePromise) -> None:
    promise(made_at=NOW)
    found = [sweep_at(hours) for hours in (1, 5, 6, 8, 9.9, 10, 11, 500)]
    assert found == [(0, 0), (1, 0), (0, 0), (1, 0), (0, 0), (0, 0), (0, 1), (0, 0)]
    assert list(Notice.objects.order_by("at").values_list("stage", flat=True)) == [
        "half",
        "most",
        "overdue",
    ]


def test_after_a_long_silence_only_the_last_mark_is_noted(promise: MakePromise) -> None:
    promise(made_at=NOW)
    assert sweep_at(900) == (0, 1)


@pytest.mark.parametrize("ending", ["kept_at", "released_at"])
def test_a_promise_that_ended_is_left_alone(promise: MakePromise, ending: str) -> None:
    promise(made_at=NOW, is_open=False, **{ending: NOW})
    assert sweep_at(20) == (0, 0)


def test_a_promise_written_late_into_the_past_is_still_found(promise: MakePromise) -> None:
    promise(made_at=NOW)
    sweep_at(20)
    promise(made_at=NOW - timedelta(days=30))
    assert sweep_at(21) == (0, 1)


def test_many_with_the_same_due_time_are_all_found(
    promise: MakePromise, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notice, "PAGE", 3)
    for _ in range(10):
        promise(made_at=NOW)
    assert sweep_at(8) == (10, 0)
    assert sweep_at(11) == (0, 10)


def test_the_cost_follows_the_overdue_and_not_the_stored(
    promise: MakePromise, django_assert_num_queries: Any
) -> None:
    for _ in range(30):
        promise(made_at=NOW, is_open=False, kept_at=NOW)
    promise(made_at=NOW)
    with clock.at(NOW + timedelta(hours=11)), django_assert_num_queries(11):
        # begin, page, known, insert, mine, job, look again, end; begin, last page, end
        assert sweep.call() == 1


def test_what_was_noted_is_not_looked_at_again(
    promise: MakePromise, django_assert_num_queries: Any
) -> None:
    for _ in range(30):
        promise(made_at=NOW)
    sweep_at(11)
    with clock.at(NOW + timedelta(hours=12)), django_assert_num_queries(6):
        # begin, an empty page, end: for what is late and for what is coming
        assert (forewarn.call(), sweep.call()) == (0, 0)


def test_a_promise_far_from_its_next_mark_is_not_looked_at(promise: MakePromise) -> None:
    promise(made_at=NOW)
    sweep_at(6)
    seen = Promise.objects.filter(next_mark_at__lte=NOW + timedelta(hours=7.9))
    assert not seen.exists()
    assert sweep_at(8) == (1, 0)


def test_a_promise_with_more_time_is_overdue_at_its_new_time(promise: MakePromise) -> None:
    promise(made_at=NOW)
    sweep_at(9)
    Promise.objects.all().move(NOW + timedelta(hours=20))
    assert [sweep_at(hours) for hours in (11, 19, 21)] == [(1, 0), (1, 0), (0, 1)]


def test_a_promise_that_was_late_and_got_a_plan_is_late_again_after_it(
    promise: MakePromise,
) -> None:
    promise(made_at=NOW)
    sweep_at(11)
    Promise.objects.all().move(NOW + timedelta(hours=50))
    assert [sweep_at(hours) for hours in (12, 49, 51, 52)] == [(0, 0), (1, 0), (0, 1), (0, 0)]


def test_higher_apps_hear_of_each_notice_once(
    promise: MakePromise, monkeypatch: pytest.MonkeyPatch, run_jobs: Any
) -> None:
    heard: list[str] = []
    listener = [lambda one: heard.append(one.stage)]
    monkeypatch.setattr(following, "listeners", {"ON_NOTICE": listener}.__getitem__)
    promise(made_at=NOW)
    for hours in (8, 8, 11, 12):
        sweep_at(hours)
    run_jobs()
    assert heard == ["most", "overdue"]


@pytest.fixture
def twenty_overdue(transactional_db: None) -> None:
    """Visible to several threads."""
    home = Tenant.objects.create(id=81, slug="jinchuan", name="金川区")
    told = {"subject_kind": "case", "kind": "resolve", "made_at": NOW, "due_at": NOW + TEN_HOURS}
    ids = {"subject_id": UUID(int=1), "owner_id": UUID(int=2)}
    Promise.objects.bulk_create([Promise(tenant=home, **told, **ids) for _ in range(20)])


@pytest.mark.django_db(transaction=True)
def test_two_sweeps_at_once_make_one_notice(twenty_overdue: None) -> None:
    both, found = threading.Barrier(2), []

    def work() -> None:
        both.wait()
        found.append(Notice.sweep(NOW + timedelta(hours=11)))
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(found) == Notice.objects.count() == 20
    told_of = [job.args_kwargs["args"][1] for job in DBTaskResult.objects.all()]
    assert sum(map(len, told_of)) == 20
