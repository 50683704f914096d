"""“Who is in charge of X?” answers with entry, unit, duty phone and basis."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from jielin.duties.entry_text import EntryText
from jielin.duties.queries.finder import Answer, who_is_in_charge
from jielin.duties.queries.lists import line_up
from jielin.kernel.reference import held

from .conftest import FLOOD, LAMPS, Town

TODAY = date(2026, 7, 16)
DOGS = EntryText(code="S07", title="劝导文明养犬", basis="养犬条例", categories=("R30",))


def asked(town: Town, words: str, community: str = "梧桐里社区") -> tuple[Answer, ...]:
    return who_is_in_charge(words, 1, line_up(town.unit_id(community)), TODAY)


@pytest.fixture
def listed(town: Town) -> Town:
    """The lighting office, the community and the district each have a list."""
    office = town.unit_id("区路灯管理所")
    town.published("responsibility", "区路灯管理所", LAMPS, applies_to="department")
    town.published("responsibility", "澜东区委", FLOOD, DOGS)
    town.published("negative", "澜东区委", replace(LAMPS, code="N07", unit_id=office))
    town.published("service", "柳巷社区", replace(DOGS, title="柳巷路灯认养"))
    return town


@pytest.mark.parametrize(
    "words", ["路灯维修", "我们楼下路灯不亮了，谁来管？", "灯坏了 天黑看不见路灯"]
)
def test_the_unit_in_charge_is_found_in_the_residents_words(listed: Town, words: str) -> None:
    best = asked(listed, words)[0]
    assert (best.entry.unit, best.entry.basis) == ("区路灯管理所", LAMPS.basis)
    assert best.entry.phone == "0000-12345"
    assert best.list_title.startswith("区路灯管理所")


def test_whose_duty_it_is_comes_before_whose_it_is_not(listed: Town) -> None:
    assert [one.entry.code for one in asked(listed, "路灯维修")] == ["F01", "N07"]


def test_a_duty_of_all_communities_is_answered_with_the_readers_own(listed: Town) -> None:
    assert asked(listed, "养狗")[0].entry.unit == "梧桐里社区"
    assert asked(listed, "养狗", "槐荫里社区")[0].entry.unit == "槐荫里社区"


def test_lists_of_other_communities_do_not_answer(listed: Town) -> None:
    assert "柳巷路灯认养" not in [one.entry.title for one in asked(listed, "路灯认养")]


@pytest.mark.parametrize("words", ["", "   ", "天上的星星", "？？？", "谁负责什么工作"])
def test_what_no_list_speaks_of_is_not_answered(listed: Town, words: str) -> None:
    assert asked(listed, words) == ()


def test_a_question_costs_one_query(listed: Town, django_assert_num_queries: Any) -> None:
    with held():
        asked(listed, "路灯")
        with django_assert_num_queries(1):
            asked(listed, "路灯")
