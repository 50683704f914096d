"""A problem order (问题工单): raised one level by itself, and nothing else decided for anybody."""

from datetime import timedelta

import pytest

from jielin.cases.models import Case
from jielin.deadlines.models import Rule
from jielin.kernel import clock
from jielin.kernel.models import Event
from jielin.kernel.reference import bump
from jielin.supervision.models import SupervisionOrder
from jielin.supervision.reactions import find_problem
from tests import stories
from tests.fixtures import RunJobs

from .conftest import THEN, Town


def redone(town: Town, times: int, run_jobs: RunJobs) -> Case:
    """Resolved and not agreed to, so many times, at an hour each."""
    case, zhao, chen = stories.handling(town), town.actor("zhao"), town.actor("chen")
    for count in range(times):
        with clock.at(THEN + timedelta(hours=count)):
            case.resolve(by=zhao, text="修好了。")
            case.reject(by=chen, **stories.UNHAPPY)
            run_jobs()
            if count < times - 1:
                case = Case.objects.select_related("lead").get(pk=case.pk)
                case.take(by=zhao)
    return Case.objects.get(pk=case.pk)


def passed(town: Town, *units: str) -> Case:
    """Dispatched, then given to one unit after another by the first receiver."""
    case = stories.dispatched(town)
    for unit in units:
        case = Case.objects.select_related("lead").get(pk=case.pk)
        case.transfer(by=town.actor("li"), unit_id=town.unit(unit).id, text="不是其管养。")
    return case


AROUND = ("区城市管理局", "区路灯管理所", "区城市管理局")


def test_the_third_redo_raises_it_one_level(town: Town, run_jobs: RunJobs) -> None:
    case = redone(town, 3, run_jobs)
    order = SupervisionOrder.objects.get()
    assert (order.state, order.problem, order.owes_kind) == ("raised", "redo", "raise_reply")
    assert (case.level, case.overseer_id) == (1, town.unit("东桥街道").id)


def test_two_redos_are_no_problem_order(town: Town, run_jobs: RunJobs) -> None:
    redone(town, 2, run_jobs)
    assert not SupervisionOrder.objects.exists()


def test_three_hand_overs_without_a_lead_raise_it(town: Town, run_jobs: RunJobs) -> None:
    passed(town, *AROUND)
    run_jobs()
    order = SupervisionOrder.objects.get()
    assert (order.state, order.problem) == ("raised", "rerouted")


def test_a_unit_that_took_it_on_stops_the_counting(town: Town, run_jobs: RunJobs) -> None:
    case = passed(town, *AROUND[:2])
    Case.objects.select_related("lead").get(pk=case.pk).take(by=town.actor("zhao"))
    run_jobs()
    assert not SupervisionOrder.objects.exists()


def test_it_is_raised_once_however_often_the_job_runs(town: Town, run_jobs: RunJobs) -> None:
    case = redone(town, 3, run_jobs)
    for event in Event.objects.filter(subject_id=case.pk, verb="case.rejected"):
        find_problem(event)
    assert SupervisionOrder.objects.get().event_seq == 1
    assert Case.objects.get(pk=case.pk).level == 1


def test_what_stands_with_the_street_already_goes_to_the_leaders(
    town: Town, run_jobs: RunJobs
) -> None:
    case = passed(town, *AROUND[:2])
    town.raised(Case.objects.get(pk=case.pk))
    passed_on = Case.objects.select_related("lead").get(pk=case.pk)
    passed_on.transfer(by=town.actor("li"), unit_id=town.unit(AROUND[2]).id, text="也不是。")
    run_jobs()
    assert SupervisionOrder.objects.get().state == "district_leader"


@pytest.mark.parametrize(("amount", "state"), [(1, "raised"), (4, None)])
def test_the_number_is_a_rule(
    town: Town, run_jobs: RunJobs, amount: int, state: str | None
) -> None:
    Rule.objects.filter(kind="redos").update(amount=amount)
    bump("deadlines")
    redone(town, 1 if amount == 1 else 3, run_jobs)
    found = SupervisionOrder.objects.first()
    assert (found.state if found else None) == state


def test_the_page_names_the_source_of_the_number(town: Town, run_jobs: RunJobs) -> None:
    redone(town, 3, run_jobs)
    order = SupervisionOrder.objects.get()
    page = town.client("zhou").get(f"/desk/landong/supervision/{order.number}/")
    assert "问题工单" in page.content.decode()
    assert "巴彦淖尔" in page.content.decode()
