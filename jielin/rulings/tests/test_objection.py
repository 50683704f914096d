"""Returning a dispatch: once, in time, on a basis; ruled on by another level."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from jielin.cases.models import Case
from jielin.cases.queries.access import Hidden
from jielin.cases.states import RequestType
from jielin.deadlines.reckoning import ZONE
from jielin.kernel import clock
from jielin.kernel.models import Event, Promise
from jielin.kernel.workflow import Refused
from jielin.rulings.models import Objection, Return
from jielin.rulings.models.objection import window_of
from jielin.rulings.queries import seeing
from jielin.rulings.reactions import lapse
from tests import stories

from .conftest import BUREAU, CENTRE, OFFICE, STREET, THEN, Town, again, owed, promised, returned

UPHELD, REJECTED = "属物业共用设施，请社区改派。", "在市政道路上，由你所办理。"


def test_a_returned_dispatch_waits_for_the_level_above_the_receiver(court: Town) -> None:
    one = returned(court)
    [promise] = Promise.objects.open().filter(subject_id=one.pk)
    assert (promise.kind, promise.owner_id) == ("rule_objection", court.unit_id(STREET))
    assert promise.due_at.date() == (THEN + timedelta(days=1)).date()
    assert one.number == "TD20260716-0001"


def test_nothing_moves_while_it_waits(court: Town) -> None:
    case = stories.dispatched(court)
    before = promised(case)
    returned(court, case)
    assert (again(case).state, again(case).holder_id) == ("dispatched", court.unit_id(OFFICE))
    assert promised(case) == before == again(case).due_at


def test_upheld_it_goes_back_to_the_receiver_and_the_promise_stays(court: Town) -> None:
    one = returned(court)
    before = promised(one.case)
    one.uphold(by=court.actor("zhou"), text=UPHELD)
    case = again(one.case)
    assert (case.state, case.holder_id) == ("accepted", case.receiver_id)
    assert (case.times_returned, promised(case)) == (1, before)
    assert owed(one) == []


def test_rejected_the_unit_is_designated(court: Town) -> None:
    one = returned(court)
    before = promised(one.case)
    one.reject(by=court.actor("liang"), text=REJECTED)
    case = Case.objects.select_related("lead").get(pk=one.case_id)
    assert (case.state, case.lead.is_designated, case.times_returned) == ("dispatched", True, 0)
    assert (promised(case), owed(one)) == (before, [])


def test_a_unit_designated_after_review_cannot_return_it(court: Town) -> None:
    one = returned(court)
    one.reject(by=court.actor("liang"), text=REJECTED)
    with pytest.raises(Refused, match="不能再退"):
        returned(court, again(one.case))


def test_a_unit_returns_a_case_once_even_when_it_is_sent_to_it_again(court: Town) -> None:
    case = again(returned(court).case)
    for unit in (BUREAU, OFFICE):
        case.transfer(by=court.actor("li"), unit_id=court.unit_id(unit), text="再核实一次。")
    with pytest.raises(Refused):
        returned(court, again(case))
    assert Objection.objects.count() == 1


def test_what_a_ruling_took_back_is_not_sent_to_the_same_unit_again(court: Town) -> None:
    one = returned(court)
    one.uphold(by=court.actor("zhou"), text=UPHELD)
    with pytest.raises(Refused):
        again(one.case).dispatch(by=court.actor("li"), unit_id=court.unit_id(OFFICE))


def test_another_unit_may_return_the_same_case(court: Town) -> None:
    one = returned(court)
    one.uphold(by=court.actor("zhou"), text=UPHELD)
    case = again(one.case)
    case.dispatch(by=court.actor("li"), unit_id=court.unit_id(BUREAU))
    assert case.holder_id == court.unit_id(BUREAU)
    assert window_of(Case.objects.select_related("lead").get(pk=case.pk)) > clock.now()


def test_it_names_a_basis(court: Town) -> None:
    with pytest.raises(Refused):
        returned(court, law="  ")


def test_after_the_window_it_is_told_when_that_ended(court: Town) -> None:
    case = stories.dispatched(court)
    assert window_of(case) == datetime(2026, 7, 17, 17, 30, tzinfo=ZONE)
    with clock.at(datetime(2026, 7, 17, 17, 31, tzinfo=ZONE)), pytest.raises(Refused) as told:
        returned(court, case)
    assert "2026-07-17 17:30" in str(told.value)
    assert told.value.status == 409


def test_in_danger_the_window_is_an_hour_of_the_clock(court: Town) -> None:
    case = stories.registered(court, category_id=court.category("R0104"))
    case.accept(by=court.actor("li"))
    case.dispatch(by=court.actor("li"), unit_id=court.unit_id(OFFICE))
    assert window_of(case) == THEN + timedelta(hours=1)


def test_over_a_weekend_the_window_opens_with_the_office(court: Town) -> None:
    with clock.at(datetime(2026, 7, 17, 18, 30, tzinfo=ZONE)):
        case = stories.dispatched(court)
    assert window_of(case).date().isoformat() == "2026-07-21"


def test_what_was_taken_on_is_not_returned(court: Town) -> None:
    with pytest.raises(Refused):
        returned(court, stories.handling(court))


@pytest.mark.parametrize("who", ["li", "zhou", "sun", "he", "chen"])
def test_only_the_unit_it_was_sent_to_returns_it(court: Town, who: str) -> None:
    case = stories.dispatched(court)
    with pytest.raises(Refused) as told:
        Objection.object(case, Return("不归我管", law="无"), by=court.actor(who))
    assert told.value.status == 403


@pytest.mark.parametrize("who", ["li", "hu", "zhao", "sun", "rong", "wu", "chen", "qian"])
def test_only_the_reviewer_rules(court: Town, who: str) -> None:
    one = returned(court)
    for verb in ("uphold", "reject"):
        with pytest.raises(Refused) as told:
            getattr(one, verb)(by=court.actor(who), text="同意")
        assert told.value.status == 403


def test_a_street_that_objects_does_not_rule_on_itself(court: Town) -> None:
    case = stories.accepted(court)
    case.dispatch(by=court.actor("li"), unit_id=court.unit_id(STREET))
    one = Objection.object(case, Return("应由部门办", law="条例"), by=court.actor("zhou"))
    assert one.reviewer_id == court.unit_id(CENTRE)
    one.uphold(by=court.actor("rong"), text="由区路灯管理所办理。")
    assert again(case).times_returned == 1


def test_a_ruling_without_words_is_none(court: Town) -> None:
    one = returned(court)
    with pytest.raises(Refused):
        one.uphold(by=court.actor("zhou"), text=" ")
    assert again(one).state == "raised"


@pytest.mark.parametrize("end", ["withdraw", "take"])
def test_a_ruling_on_a_case_that_has_moved_on_is_refused(court: Town, end: str) -> None:
    one = returned(court)
    who: Any = court.actor("chen" if end == "withdraw" else "zhao")
    getattr(again(one.case), end)(by=who)
    with pytest.raises(Refused) as told:
        again(one).uphold(by=court.actor("zhou"), text=UPHELD)
    assert told.value.status == 409
    assert again(one.case).times_returned == 0


@pytest.mark.parametrize("end", ["withdraw", "take"])
def test_then_the_objection_lapses_by_itself_and_nobody_owes_a_ruling(
    court: Town, end: str, run_jobs: Any
) -> None:
    one = returned(court)
    run_jobs()
    assert again(one).state == "raised"
    who: Any = court.actor("chen" if end == "withdraw" else "zhao")
    getattr(again(one.case), end)(by=who)
    run_jobs()
    assert (again(one).state, owed(one)) == ("lapsed", [])


def test_lapsing_twice_is_lapsing_once(court: Town, run_jobs: Any) -> None:
    one = returned(court)
    again(one.case).withdraw(by=court.actor("chen"))
    run_jobs()
    event = Event.objects.get(verb="case.withdrawn")
    lapse(event)
    lapse(event)
    assert list(Event.objects.filter(subject_id=one.pk).values_list("verb", flat=True)) == [
        "dispatch_objection.raised",
        "dispatch_objection.lapsed",
    ]


def test_the_words_of_the_ruling_stand_on_the_case(court: Town) -> None:
    one = returned(court)
    one.uphold(by=court.actor("zhou"), text=UPHELD)
    said = list(again(one.case).entries.values_list("text", "is_public"))
    assert (UPHELD, False) in said
    assert any(one.reason in text for text, _ in said)


def test_a_case_given_to_another_unit_leaves_no_objection_behind(
    court: Town, run_jobs: Any
) -> None:
    one = returned(court)
    again(one.case).transfer(by=court.actor("li"), unit_id=court.unit_id(BUREAU), text="改派。")
    run_jobs()
    assert (again(one).state, owed(one)) == ("lapsed", [])
    assert again(one.case).holder_id == court.unit_id(BUREAU)


def test_a_report_of_misconduct_is_ruled_on_above_its_receiver(court: Town) -> None:
    case = stories.registered(court, request_type=RequestType.REPORT)
    case.accept(by=court.actor("zhou"))
    case.dispatch(by=court.actor("zhou"), unit_id=court.unit_id(OFFICE))
    one = returned(court, again(case))
    assert (case.is_confidential, one.reviewer_id) == (True, court.unit_id(CENTRE))
    with pytest.raises(Hidden):
        seeing.objection(court.actor("li"), 1, one.number)
    assert seeing.objection(court.actor("rong"), 1, one.number) == one
    one.uphold(by=court.actor("rong"), text="由街道另派。")
