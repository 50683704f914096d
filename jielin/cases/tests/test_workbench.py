"""The workbench's list: what my units owe over all kinds of matters, soonest first."""

import re
from datetime import timedelta

import pytest

from jielin.cases.states import RequestType
from jielin.deadlines.todo import SHOWN, describers
from jielin.duties.models import Objection
from jielin.duties.tests.conftest import FLOOD, Town, town_of
from jielin.duties.tests.test_burden import opened
from jielin.duties.tests.test_powers import asked
from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from jielin.kernel.models import Promise
from jielin.people.models import Appointment
from tests import stories
from tests.cast import City

from .counting import cost

WORKBENCH = "/desk/landong/"


@pytest.fixture
def town(city: City) -> Town:
    return town_of(city)


def shown(city: City, who: str) -> list[str]:
    """The lines of the list, as text."""
    page = city.client(who).get(WORKBENCH).content.decode()
    found = re.search(r'<ol class="todos".*?</ol>', page, re.DOTALL)
    items = re.findall(r"<li data-row.*?</li>", found[0], re.DOTALL) if found else []
    return [re.sub(r"<[^>]+>|\s+", "", item) for item in items]


def test_all_kinds_stand_in_one_list_soonest_first(town: Town) -> None:
    power = asked(town)
    with clock.at(clock.now() - timedelta(days=4)):
        admission = town.filed()
    case = stories.registered(town, request_type=RequestType.REPORT)
    numbers = (case.number, admission.number, power.number)
    found = [number for line in shown(town, "zhou") for number in numbers if number in line]
    assert found == [case.number, admission.number, power.number]


def test_cases_alone_cost_six_and_each_further_kind_one_more(town: Town) -> None:
    for story in stories.STORIES.values():
        story(town)
    stories.registered(town, request_type=RequestType.REPORT)
    client = town.client("zhou")

    def cost_now() -> int:
        """When the reference data is there."""
        client.get(WORKBENCH)
        return cost(client, WORKBENCH)[0]

    first = cost_now()
    asked(town)
    second = cost_now()
    town.filed()
    assert (first <= 6, second - first, cost_now() - second) == (True, 1, 1)


def test_several_promises_on_one_case_are_one_line(city: City) -> None:
    case = stories.registered(city)
    assert Promise.objects.open().filter(subject_id=case.pk).count() > 1
    assert len(shown(city, "li")) == 1


def test_a_part_at_work_leads_to_its_case(city: City) -> None:
    case = stories.dispatched(city)
    assert [case.number in line for line in shown(city, "zhao")] == [True]


def test_the_list_is_cut_and_each_line_has_the_step_that_keeps_its_promise(city: City) -> None:
    for _ in range(SHOWN + 1):
        stories.registered(city)
    lines = shown(city, "li")
    assert len(lines) == SHOWN
    assert all("受理" in line for line in lines)


def test_a_post_bound_to_a_grid_owes_what_lies_there(city: City) -> None:
    here = stories.registered(city)
    stories.registered(city, area_id=city.area("第8网格"))
    assert [here.number in line for line in shown(city, "wang")] == [True]


def test_only_a_post_that_reads_cases_shows_those_of_its_unit(city: City) -> None:
    stories.registered(city)
    assert shown(city, "zheng") == []
    since = {"since": stories.registered(city).registered_at - timedelta(days=1)}
    unit, zheng = city.unit("槐荫里社区"), city.accounts["zheng"]
    Appointment.appoint(zheng, unit=unit, post="community_worker", by=SYSTEM, **since)
    assert shown(city, "zheng") == []


def test_a_question_of_the_superior_tells_nothing_of_its_case(city: City) -> None:
    case = stories.registered(city, request_type=RequestType.REPORT)
    case.accept(by=city.actor("zhou"))
    case.inquire(by=city.actor("zhou"), unit_id=city.unit("梧桐里社区").id, question="请说明。")
    (line,) = shown(city, "li")
    assert "问题" in line
    assert case.number not in line


def test_who_admitted_the_work_is_not_asked_to_rule_on_an_objection(town: Town) -> None:
    one, unit = town.admitted(), town.unit_id("梧桐里社区")
    Objection.object(one, community_id=unit, reason="同居民台账重复", by=town.actor("li"))
    assert [one.number in line for line in shown(town, "mei")] == [True]
    assert shown(town, "liang") == []


def test_a_far_review_waits_and_a_census_is_told(town: Town) -> None:
    town.published("responsibility", "东桥街道", FLOOD, applies_to="street")
    assert shown(town, "zhou") == []
    opened(town)
    assert ["梧桐里社区" in line for line in shown(town, "zhou")] == [True]


def test_every_kind_that_makes_promises_tells_what_it_owes() -> None:
    kinds = {"case", "assignment", "inquiry", "admission", "census", "power_exercise"}
    assert kinds <= set(describers())
