"""What cannot be solved now: parked with a verified plan, looked at every month, never closed."""

from datetime import timedelta
from typing import Any

import pytest

from jielin.cases.states import CaseState
from jielin.kernel import clock
from jielin.kernel.models import Promise
from jielin.kernel.workflow import Refused
from jielin.rulings.models import Suspension
from jielin.rulings.queries.parked import parked as store
from tests import stories

from .conftest import (
    MIDNIGHT,
    PLAN,
    STREET,
    THEN,
    WUTONGLI,
    Town,
    again,
    owed,
    parked,
    parking,
    promised,
)

LOOK = "改造计划已批复，等设备进场。"


def test_it_is_parked_only_after_another_level_verified_it(court: Town) -> None:
    one = parking(court)
    assert again(one.case).state == "handling"
    assert (one.reviewer_id, owed(one)) == (court.unit_id(STREET), ["rule_suspension"])
    one.grant(by=court.actor("liang"), text="到现场核实过。")
    assert (again(one).state, again(one.case).state) == ("parked", "parked")


def test_the_promise_moves_to_the_date_of_the_plan_and_the_plan_is_public(court: Town) -> None:
    case = parked(court).case
    assert promised(case) == again(case).due_at == MIDNIGHT
    assert again(case).entries.filter(text=PLAN, is_public=True).exists()


def test_refused_the_work_goes_on_under_the_old_promise(court: Town) -> None:
    case = stories.handling(court)
    before = promised(case)
    one = parking(court, case)
    one.refuse(by=court.actor("zhou"), text="单灯可以先换，不需要等整体改造。")
    assert (again(case).state, promised(case), owed(one)) == ("handling", before, [])


def test_the_first_receiver_owes_another_look_every_month(court: Town) -> None:
    one = parked(court)
    [look] = Promise.objects.open().filter(subject_id=one.case_id, kind="reexamine")
    assert look.owner_id == court.unit_id(WUTONGLI)
    assert timedelta(days=27) < look.due_at - THEN < timedelta(days=32)
    with clock.at(look.due_at - timedelta(days=1)):
        again(one).reexamine(by=court.actor("li"), text=LOOK)
    [following] = Promise.objects.open().filter(subject_id=one.case_id, kind="reexamine")
    assert following.due_at > look.due_at
    assert [row.is_parked for row in one.examinations.all()] == [True]


def test_taken_up_again_the_work_goes_on_under_the_date_of_the_plan(court: Town) -> None:
    one = parked(court)
    one.resume(by=court.actor("zhao"), text="设备到了，开始施工。")
    case = again(one.case)
    assert (case.state, promised(case), again(one).state) == ("handling", MIDNIGHT, "resumed")
    assert "reexamine" not in owed(case)
    assert [row.is_parked for row in one.examinations.all()] == [False]


def test_a_parked_case_is_open_and_counted_apart(court: Town) -> None:
    one = parked(court)
    case = again(one.case)
    assert case.is_open
    assert case.state not in {CaseState.CLOSED, CaseState.RESOLVED}
    assert case.ending == ""
    [line] = store(court.actor("zhou"), 1, clock.now())
    assert (line.case, line.plan, line.reviewer) == (case.number, PLAN, STREET)


@pytest.mark.parametrize(
    ("who", "sees"),
    [("li", 1), ("zhou", 1), ("zhao", 1), ("he", 1), ("sun", 0), ("wu", 0), ("chen", 0)],
)
def test_the_store_shows_those_of_my_areas_and_units(court: Town, who: str, sees: int) -> None:
    parked(court)
    assert len(store(court.actor(who), 1, clock.now())) == sees


def test_nothing_waits_in_the_store_after_it_is_taken_up(court: Town) -> None:
    one = parked(court)
    one.resume(by=court.actor("zhao"), text="开始施工。")
    assert store(court.actor("zhou"), 1, clock.now()) == ()


@pytest.mark.parametrize("days", [-1, 0, 5, 400])
def test_a_plan_reaches_beyond_the_promise_and_not_for_ever(court: Town, days: int) -> None:
    with pytest.raises(Refused):
        parking(court, until=THEN + timedelta(days=days))


@pytest.mark.parametrize("who", ["zhao", "li", "hu", "sun", "rong", "wu", "chen", "qian"])
def test_only_another_level_parks(court: Town, who: str) -> None:
    one = parking(court)
    with pytest.raises(Refused) as told:
        one.grant(by=court.actor(who), text="同意")
    assert told.value.status == 403


@pytest.mark.parametrize("who", ["sun", "wu", "chen", "wang", "zhao"])
def test_not_everybody_looks_again(court: Town, who: str) -> None:
    one = parked(court)
    with pytest.raises(Refused) as told:
        one.reexamine(by=court.actor(who), text=LOOK)
    assert told.value.status == 403


def test_a_look_without_words_is_none(court: Town) -> None:
    with pytest.raises(Refused):
        parked(court).reexamine(by=court.actor("li"), text=" ")


def test_one_parking_at_a_time(court: Town) -> None:
    one = parking(court)
    with pytest.raises(Refused):
        parking(court, again(one.case))


def test_after_it_was_taken_up_it_can_be_parked_again(court: Town) -> None:
    one = parked(court)
    one.resume(by=court.actor("zhao"), text="开始施工。")
    later = MIDNIGHT + timedelta(days=30)
    parking(court, again(one.case), until=later).grant(by=court.actor("zhou"), text="核实过。")
    assert promised(one.case) == later
    assert Suspension.objects.count() == 2


def test_a_request_that_is_withdrawn_leaves_the_store(court: Town, run_jobs: Any) -> None:
    one = parked(court)
    again(one.case).withdraw(by=court.actor("chen"))
    run_jobs()
    assert again(one).state == "ended"
    assert (owed(one), owed(one.case)) == ([], [])


def test_a_request_to_park_lapses_with_the_case(court: Town, run_jobs: Any) -> None:
    one = parking(court)
    again(one.case).resolve(by=court.actor("zhao"), text="修好了。")
    run_jobs()
    assert (again(one).state, owed(one)) == ("lapsed", [])
