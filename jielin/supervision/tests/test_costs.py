"""How many statements a page needs, however much there is to show."""

from typing import Any

from jielin.cases.models import Case
from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from jielin.kernel.reference import held
from jielin.supervision.queries.orders import listing, numbers
from jielin.supervision.queries.page import page_of
from jielin.supervision.queries.seeing import of_case
from tests import stories

from .conftest import Town


def test_a_list_costs_one_statement_and_its_counts_one(
    town: Town, django_assert_num_queries: Any
) -> None:
    for _ in range(4):
        town.supervised()
    zhou = town.actor("zhou")
    with held(), django_assert_num_queries(3):  # with the tokens of reference data
        assert len(listing(zhou, 1, "open", 1).lines) == 4
        assert numbers(zhou, 1)["supervised"] == 4


def test_a_page_costs_four(town: Town, django_assert_num_queries: Any) -> None:
    order = town.district_leader()
    order.instruct(by=town.actor("he"), text="本周办完。")
    with held(), django_assert_num_queries(5):  # with the tokens of reference data
        page_of(order, clock.now())


def test_a_request_without_an_order_asks_nothing(
    town: Town, django_assert_num_queries: Any
) -> None:
    case = Case.objects.get(pk=stories.handling(town).pk)
    with django_assert_num_queries(0):
        assert of_case(case) is None


def test_a_climb_is_a_bounded_number_of_statements(
    town: Town, django_assert_max_num_queries: Any
) -> None:
    order = town.supervised()
    with held(), django_assert_max_num_queries(14):
        order.escalate(by=SYSTEM)
