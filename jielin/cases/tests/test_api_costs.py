"""What the API costs in statements: the ceilings of the design, held."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from jielin.cases.models import Case
from jielin.clients.tests.conftest import Program, program
from tests import stories
from tests.cast import City

from .counting import MARKS


def cost(ask: Any) -> int:
    """The number of statements of a request, without the marks of transactions."""
    with CaptureQueriesContext(connection) as caught:
        answer = ask()
    assert answer.status_code < 300, answer.content
    return sum(not one["sql"].startswith(MARKS) for one in caught.captured_queries)


def warm(city: City, unit: str = "梧桐里社区") -> Program:
    one = program(city, unit)
    one.get("/cases/")
    one.registers()
    return one


def test_registering_costs_at_most_fourteen(city: City) -> None:
    assert cost(warm(city).registers) <= 14


def test_the_same_key_again_costs_at_most_three(city: City) -> None:
    one = warm(city)
    one.registers("key-of-today")
    assert cost(lambda: one.registers("key-of-today")) <= 3


def test_a_list_costs_at_most_five(city: City) -> None:
    for _ in range(3):
        stories.handling(city)
    for unit in ("梧桐里社区", "东桥街道", "区路灯管理所"):
        one = warm(city, unit) if unit != "区路灯管理所" else program(city, unit)
        one.get("/cases/")
        for view in ("mine", "soon", "all"):
            assert cost(lambda one=one, view=view: one.get(f"/cases/?view={view}&q=灯")) <= 5


def test_a_request_costs_at_most_seven_however_long_its_story(city: City) -> None:
    case = stories.handling(city)
    for number in range(10):
        case.note(by=city.actor("zhao"), text=f"第 {number} 次记录", is_public=False)
    one = warm(city)
    assert cost(lambda: one.get(f"/cases/{case.number}/")) <= 7


def test_a_step_costs_at_most_eleven(city: City) -> None:
    one = warm(city)
    case = Case.objects.get()
    path = f"/cases/{case.number}/steps/accept/"
    assert cost(lambda: one.post(path, {"seen": 1})) <= 11


def test_reference_lists_cost_at_most_two(city: City) -> None:
    one = warm(city)
    one.get("/areas/")
    assert cost(lambda: one.get("/areas/")) <= 2
    assert cost(lambda: one.get("/categories/")) <= 2
