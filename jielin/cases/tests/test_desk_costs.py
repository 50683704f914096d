"""What the pages of the desk cost in statements: the ceilings of the design, held."""

from typing import Any

import pytest
from django.test import Client

from tests import stories
from tests.cast import City

from .counting import cost

DESK = "/desk/landong"


def warm(city: City, who: str) -> Client:
    """A browser whose day is noted and whose server has its reference data."""
    client = city.client(who)
    client.get(f"{DESK}/cases/")
    client.get(f"{DESK}/replies/")
    return client


@pytest.mark.parametrize("who", ["li", "wang", "zhou", "zhao"])
def test_a_list_costs_at_most_six(city: City, who: str) -> None:
    for _ in range(3):
        stories.handling(city)
    client = warm(city, who)
    for view in ("mine", "soon", "dispatch", "unhappy", "all"):
        assert cost(client, f"{DESK}/cases/?view={view}&q=灯")[0] <= 6


@pytest.mark.parametrize("todo", ["today", "late", "take", "redo"])
def test_a_list_behind_a_number_costs_at_most_six(city: City, todo: str) -> None:
    stories.handling(city)
    assert cost(warm(city, "li"), f"{DESK}/cases/?view=all&todo={todo}")[0] <= 6


def test_the_workbench_costs_at_most_six(city: City) -> None:
    for story in stories.STORIES.values():
        story(city)
    for who in ("li", "zhao", "zhou"):
        assert cost(warm(city, who), f"{DESK}/")[0] <= 6


@pytest.mark.parametrize("who", ["li", "zhao", "zhou"])
def test_a_case_costs_at_most_eight_however_long_its_story(city: City, who: str) -> None:
    case = stories.handling(city)
    stories.registered(city)
    for number in range(10):
        case.note(by=city.actor("zhao"), text=f"第 {number} 次记录", is_public=False)
    count, answer = cost(warm(city, who), f"{DESK}/cases/{case.number}/")
    assert (answer.status_code, count <= 8) == (200, True)


STEPS: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
    ("registered", "li", "accept", {}),
    ("accepted", "li", "start", {}),
    ("dispatched", "zhao", "take", {}),
    ("handling", "li", "note", {"audience": "internal", "text": "已告知物业"}),
    ("handling", "zhao", "resolve", {"text": "灯亮了"}),
)


@pytest.mark.parametrize(("state", "who", "verb", "told"), STEPS)
def test_a_step_costs_at_most_ten(
    city: City, state: str, who: str, verb: str, told: dict[str, Any]
) -> None:
    case = stories.STORIES[state](city)
    path = f"{DESK}/cases/{case.number}/steps/{verb}/"
    count, answer = cost(warm(city, who), path, {"seen": case.event_seq, **told})
    assert (answer.status_code, count <= 10) == (302, True)
