"""Who must keep away from a case is told of it nowhere: not by place, number or list."""

from typing import Any

import pytest

from jielin.cases.models import Case
from jielin.cases.queries.callers import open_cases_of
from jielin.cases.queries.nearby import same_place
from jielin.cases.states import RequestType
from jielin.messages.models import OutboxMessage
from tests import stories
from tests.cast import City
from tests.fixtures import RunJobs

PHONE = "13800002206"


@pytest.fixture
def recused(city: City) -> Case:
    case = stories.accepted(city)
    case.recuse(by=city.actor("li"), text="当事人是我亲戚")
    return case


def test_the_caller_s_number_does_not_find_it(city: City, recused: Case) -> None:
    assert [one.number for one in open_cases_of(city.actor("hu"), 1, PHONE)] == [recused.number]
    assert open_cases_of(city.actor("li"), 1, PHONE) == ()


def test_the_same_place_does_not_show_it(city: City, recused: Case) -> None:
    beside = stories.registered(city)
    assert [row.number for row in same_place(city.actor("hu"), beside)] == [recused.number]
    assert same_place(city.actor("li"), beside) == ()


def test_the_to_do_does_not_show_it(city: City, recused: Case) -> None:
    assert recused.number in city.client("hu").get("/desk/landong/").content.decode()
    shown = city.client("li").get("/desk/landong/").content.decode()
    assert recused.number not in shown and recused.title not in shown


def test_messages_about_a_confidential_case_are_hidden(city: City, run_jobs: RunJobs) -> None:
    stories.registered(city, request_type=RequestType.REPORT)
    stories.registered(city)
    run_jobs()
    found = OutboxMessage.objects.filter(tenant_id=1).order_by("subject")
    assert sorted(message.is_hidden for message in found) == [False, True]


def test_who_reads_no_numbers_looks_none_up(city: City) -> None:
    stories.registered(city)
    assert open_cases_of(city.actor("wang"), 1, PHONE) == ()
    page: Any = city.client("wang").get("/desk/landong/cases/new/")
    assert page.status_code == 200 and 'name="look"' not in page.content.decode()
