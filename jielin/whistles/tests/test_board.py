"""The board: six columns, the same as a table and on the wall; what it costs."""

from typing import Any

import pytest
from django.test import Client

from jielin.cases.tests.counting import cost
from jielin.whistles.models import WhistleOrder
from jielin.whistles.queries.board import CARDS, board
from jielin.whistles.queries.lists import PAGE
from tests import stories

from .conftest import LAMPS, THEN, Town
from .test_who_may import ORDER, order_in

BOARD = "/desk/landong/whistles/"


def columns(town: Town, who: str = "zhou") -> dict[str, int]:
    found = board(town.actor(who), 1, THEN)
    return {str(column.state): column.total for column in found.columns if column.total}


def test_every_open_state_has_its_column_and_the_rated_stand_with_the_confirmed(
    town: Town,
) -> None:
    for state in ORDER:
        order_in(town, state)
    assert columns(town) == {
        "asked": 1, "blown": 1, "arrived": 1, "working": 1, "to_confirm": 1, "confirmed": 2,
    }  # fmt: skip


def test_each_unit_sees_its_own(town: Town) -> None:
    town.sounded(LAMPS)
    town.asked()
    assert columns(town, "zhao") == {"blown": 1}
    assert columns(town, "shen") == {}
    assert columns(town, "li") == columns(town, "he") == {"asked": 1, "blown": 1}
    assert columns(town, "sun") == {}


def test_a_card_says_what_is_due_next_and_from_whom_it_is_awaited(town: Town) -> None:
    order = town.sounded()
    town.part(order, LAMPS).object(by=town.actor("zhao"), text="不归我们")
    [column] = [one for one in board(town.actor("zhou"), 1, THEN).columns if one.total]
    [card] = column.cards
    assert (card.lead, card.others, card.has_objection) == (LAMPS, 1, True)
    assert card.due_at is not None


def many(town: Town, number: int) -> None:
    for _ in range(number):
        town.asked()


def test_a_column_shows_the_oldest_and_counts_the_rest(town: Town) -> None:
    many(town, CARDS + 2)
    column = board(town.actor("zhou"), 1, THEN).columns[0]
    assert (column.total, len(column.cards), column.hidden) == (CARDS + 2, CARDS, 2)
    assert column.cards[0].number.endswith("0001")


def warm(town: Town, who: str) -> Client:
    client = town.client(who)
    client.get(BOARD)
    return client


@pytest.mark.parametrize("query", ["", "?view=table", "?wall=1"])
@pytest.mark.parametrize("who", ["zhou", "li", "zhao", "he"])
def test_the_board_costs_at_most_eight_however_much_it_shows(
    town: Town, who: str, query: str
) -> None:
    many(town, 6)
    for state in ORDER:
        order_in(town, state)
    count, answer = cost(warm(town, who), BOARD + query)
    assert (answer.status_code, count <= 8) == (200, True), count


@pytest.mark.parametrize("who", ["zhou", "li", "zhao"])
def test_an_order_costs_at_most_eight(town: Town, who: str) -> None:
    order = order_in(town, "rated")
    count, answer = cost(warm(town, who), f"{BOARD}{order.number}/")
    assert (answer.status_code, count <= 8) == (200, True), count


@pytest.mark.parametrize("who", ["zhou", "li", "zhao", "he"])
def test_an_order_and_its_case_cost_at_most_eight_each(town: Town, who: str) -> None:
    case = stories.accepted(town)
    told = town.told(area_id=case.area_id, case=case)
    order = WhistleOrder.sound(told, town.call(LAMPS), tenant_id=1, by=town.actor("zhou"))
    client = warm(town, who)
    for page in (f"{BOARD}{order.number}/", f"/desk/landong/cases/{case.number}/"):
        count, answer = cost(client, page)
        assert (answer.status_code, count <= 8) == (200, True), (page, count)
        assert (case.number if "whistles" in page else order.number) in answer.content.decode()


def test_the_list_goes_on_by_its_own_cursor(town: Town) -> None:
    many(town, PAGE + 3)
    client = warm(town, "zhou")
    assert cost(client, f"{BOARD}all/?state=asked")[0] <= 6
    first = client.get(f"{BOARD}all/?state=asked")
    second = client.get(f"{BOARD}all/{first.context['links'].next_url}")
    assert [len(page.context["lines"]) for page in (first, second)] == [PAGE, 3]


@pytest.mark.parametrize("query", ["?after=x", "?after=2026-01-01_x", "?state=nothing", "?view=9"])
def test_an_address_that_makes_no_sense_shows_the_beginning(town: Town, query: str) -> None:
    town.asked()
    assert town.client("zhou").get(f"{BOARD}all/{query}").status_code == 200
    assert town.client("zhou").get(BOARD + query).status_code == 200


def test_the_wall_shows_no_words_of_residents_and_refreshes_by_itself(town: Town) -> None:
    order = town.sounded()
    answer = town.client("zhou").get(f"{BOARD}?wall=1")
    assert answer["Refresh"] == "30"
    assert "Refresh" not in town.client("zhou").get(f"{BOARD}?wall=1&still=1")
    page = answer.content.decode()
    assert order.title not in page and order.place not in page
    assert LAMPS in page and "梧桐里社区" in page


STEPS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("answer", "zhao", {}),
    ("arrive", "zhao", {"person": "老赵"}),
    ("object", "zhao", {"text": "不归我们", "basis": "清单第1项"}),
)


@pytest.mark.parametrize(("verb", "who", "told"), STEPS)
def test_a_step_costs_at_most_eleven(
    town: Town, verb: str, who: str, told: dict[str, Any]
) -> None:
    part = town.part(town.sounded(), LAMPS)
    path = f"{BOARD}parts/{part.pk}/steps/{verb}/"
    count, answer = cost(warm(town, who), path, {"seen": part.event_seq, **told})
    assert (answer.status_code, count <= 11) == (302, True), count
    assert WhistleOrder.objects.count() == 1
