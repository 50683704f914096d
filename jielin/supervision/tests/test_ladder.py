"""What each climb, answer and rest does to the order, the request and what is owed."""

from datetime import timedelta

import pytest

from jielin.cases.models import Case
from jielin.cases.states import RequestType
from jielin.deadlines.models import Notice
from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from jielin.kernel.models import Event, Involvement, Promise
from jielin.kernel.workflow import Refused
from jielin.supervision.models import SupervisionOrder
from jielin.supervision.reactions import climb
from jielin.supervision.states import Reason
from tests import stories
from tests.fixtures import RunJobs

from .conftest import THEN, Town


def owed(order: SupervisionOrder) -> list[tuple[str, str]]:
    rows = Promise.objects.open().of(1, [order.pk])
    return [(one.kind, str(one.owner_id)) for one in rows]


def test_a_hand_over_asks_the_new_holder_by_the_old_time(town: Town, run_jobs: RunJobs) -> None:
    case = stories.dispatched(town)
    order = town.supervised(case)
    was, other = order.due_at, town.unit("区城市管理局").id
    with clock.at(THEN + timedelta(days=1)):
        case = Case.objects.select_related("lead").get(pk=case.pk)
        case.transfer(by=town.actor("li"), unit_id=other, text="应由城管主办。")
        run_jobs()
    order.refresh_from_db()
    assert (order.owes_id, order.due_at) == (other, was)
    assert owed(order) == [("supervise_reply", str(other))]


def test_a_note_of_the_unit_answers_a_reminder(town: Town, run_jobs: RunJobs) -> None:
    order = town.reminded()
    with clock.at(THEN + timedelta(hours=1)):
        order.case.note(by=town.actor("zhao"), text="备件明天到。", is_public=True)
    run_jobs()
    assert owed(order) == []


def test_a_note_of_somebody_else_does_not(town: Town, run_jobs: RunJobs) -> None:
    order = town.reminded()
    with clock.at(THEN + timedelta(hours=1)):
        order.case.note(by=town.actor("li"), text="已电话催过。", is_public=False)
    run_jobs()
    assert [kind for kind, _ in owed(order)] == ["urge_reply"]


def test_a_note_is_no_answer_to_a_supervision(town: Town, run_jobs: RunJobs) -> None:
    order = town.supervised()
    with clock.at(THEN + timedelta(hours=1)):
        order.case.note(by=town.actor("zhao"), text="备件明天到。", is_public=True)
    run_jobs()
    assert [kind for kind, _ in owed(order)] == ["supervise_reply"]


def test_an_instruction_asks_the_unit_at_work_to_report(town: Town) -> None:
    order = town.district_leader()
    order.instruct(by=town.actor("he"), text="今天围挡，三日内见方案。")
    zhao = str(town.unit("区路灯管理所").id)
    assert owed(order) == [("supervision_progress", zhao)]


def test_a_notice_about_what_was_kept_meanwhile_changes_nothing(town: Town) -> None:
    order = town.supervised()
    promise = Promise.objects.get(subject_id=order.pk)
    late = Notice(tenant_id=1, promise_id=promise.pk, stage="overdue", due_at=promise.due_at)
    order.report(by=town.actor("zhao"), text="后天修好。")
    climb(late)
    order.refresh_from_db()
    assert order.state == "supervised"


def test_a_climb_on_what_was_kept_meanwhile_is_refused_under_the_lock(town: Town) -> None:
    order = town.supervised()
    promise = Promise.objects.get(subject_id=order.pk)
    order.report(by=town.actor("zhao"), text="后天修好。")
    with pytest.raises(Refused):
        order.escalate(by=SYSTEM, reason=Reason.NO_ANSWER, owed=promise)
    assert not Event.objects.filter(verb="case.escalated").exists()


def test_more_time_stops_a_notice_about_the_old_time(town: Town) -> None:
    case = stories.handling(town)
    promise = Promise.objects.get(subject_id=case.pk, kind="resolve")
    late = Notice(tenant_id=1, promise_id=promise.pk, stage="overdue", due_at=promise.due_at)
    Promise.objects.filter(pk=promise.pk).move(promise.due_at + timedelta(days=5))
    climb(late)
    assert not SupervisionOrder.objects.exists()


def test_there_is_one_order_at_a_time(town: Town) -> None:
    order = town.reminded()
    with pytest.raises(Refused):
        SupervisionOrder.put(order.case, by=town.actor("zhou"), reason=Reason.MANUAL, text="急")
    assert SupervisionOrder.objects.count() == 1


def test_supervision_ends_in_words_only_with_a_result(town: Town) -> None:
    order = town.supervised()
    with pytest.raises(Refused):
        order.close(by=town.actor("zhou"), text="不再督办")
    order.case.resolve(by=town.actor("zhao"), text="灯亮了。")
    order.close(by=town.actor("zhou"), text="现场已核查，灯亮。")
    assert order.state == "ended"
    assert owed(order) == []


def test_after_it_was_ended_in_words_another_may_begin(town: Town) -> None:
    order = town.supervised()
    order.case.resolve(by=town.actor("zhao"), text="灯亮了。")
    order.close(by=town.actor("zhou"), text="现场已核查。")
    case = Case.objects.select_related("lead").get(pk=order.case_id)
    case.reject(by=town.actor("chen"), **stories.UNHAPPY)
    assert town.supervised(case).round == 2


def test_a_request_that_lived_on_in_another_is_caught_up_with(
    town: Town, run_jobs: RunJobs
) -> None:
    case, into = stories.accepted(town), stories.accepted(town)
    case.merge(by=town.actor("li"), into=into, text="同一盏灯。")
    with clock.at(THEN + timedelta(days=30)):
        Notice.sweep(clock.now())
        into.withdraw(by=town.actor("chen"))
        run_jobs()
    order = SupervisionOrder.objects.get(case=case)
    assert (order.state, order.reason) == ("supervised", "overdue")


def test_the_units_above_see_order_and_request(town: Town) -> None:
    order = town.district_leader()
    seen = Involvement.objects.filter(matter_id=order.case_id).values_list("organisation_id")
    assert town.unit("澜东区委").id in {id for (id,) in seen}


def test_who_a_confidential_request_is_kept_from_never_sees_its_order(town: Town) -> None:
    told = {"request_type": RequestType.REPORT, "accused_id": town.unit("梧桐里社区").id}
    case = stories.registered(town, **told)
    order = town.raised(case)
    parties = {i.organisation_id for i in Involvement.objects.filter(matter_id=order.pk)}
    assert not parties & case.kept_from
    assert town.client("li").get(f"/desk/landong/supervision/{order.number}/").status_code == 404


def test_where_nobody_stands_above_it_is_supervised_again_and_not_lost(town: Town) -> None:
    case = stories.registered(town, area_id=town.area("澜东区"))
    order = town.district_leader(case)
    assert order.state == "district_leader"
    assert [kind for kind, _ in owed(order)] == ["leader_reply"]


def parked_case(town: Town) -> Case:
    """Parked with a plan that reaches until the end of October."""
    case = stories.handling(town)
    case.park(by=SYSTEM, until=THEN + timedelta(days=107), text="十月更换灯杆。")
    return Case.objects.select_related("lead").get(pk=case.pk)


def told(case: Case, stage: str) -> Notice:
    """The promise of a result passes a mark."""
    one = Promise.objects.open().get(subject_id=case.pk, kind="resolve")
    return Notice(tenant_id=1, promise_id=one.pk, stage=stage, due_at=one.due_at)


@pytest.mark.parametrize("stage", ["half", "most"])
def test_a_parked_request_is_left_alone_until_the_date_of_its_plan(town: Town, stage: str) -> None:
    case = parked_case(town)
    climb(told(case, stage))
    assert not SupervisionOrder.objects.exists()
    climb(told(case, "overdue"))
    assert SupervisionOrder.objects.get().state == "supervised"


def test_a_mark_of_the_plan_wakes_no_resting_order(town: Town, run_jobs: RunJobs) -> None:
    order = town.reminded()
    order.case.park(by=SYSTEM, until=THEN + timedelta(days=107), text="十月更换灯杆。")
    run_jobs()
    climb(told(order.case, "most"))
    order.refresh_from_db()
    assert (order.is_resting, owed(order)) == (True, [])
