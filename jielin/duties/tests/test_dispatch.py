"""The dispatch catalogue: the nearest area first, then the leaf before its group."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError

from jielin.duties.models import DispatchRule, RuleText
from jielin.duties.queries import propose
from jielin.duties.ranking import RuleRow, proposals, rank
from jielin.kernel.actors import SYSTEM
from jielin.kernel.reference import held
from jielin.kernel.workflow import Refused

from .conftest import Town, days_later

TODAY = date(2026, 7, 16)


def rule(town: Town, code: str, unit: str = "", area: str = "", kind: str = "") -> DispatchRule:
    told = RuleText(
        category_id=town.category(code),
        source=f"派单目录 {code}",
        area_id=town.area(area) if area else None,
        unit_id=town.unit_id(unit) if unit else None,
        unit_kind=kind,
    )
    return DispatchRule.enact(told, tenant_id=1, by=SYSTEM)


def proposed(town: Town, code: str = "R1203", on: date = TODAY) -> list[Any]:
    found = propose(town.category(code), town.area("第7网格"), 1, on)
    return [one.unit_id for one in found]


def test_the_leaf_goes_before_its_group(town: Town) -> None:
    rule(town, "R12", "区城市管理局")
    rule(town, "R1203", "区路灯管理所")
    assert proposed(town) == [town.unit_id("区路灯管理所"), town.unit_id("区城市管理局")]
    assert proposed(town, "R1201") == [town.unit_id("区城市管理局")]


def test_the_nearest_area_goes_before_the_leaf(town: Town) -> None:
    rule(town, "R1203", "区路灯管理所")
    rule(town, "R12", "东桥街道", area="东桥街道")
    rule(town, "R12", "梧桐里社区", area="梧桐里社区")
    assert proposed(town) == [
        town.unit_id("梧桐里社区"), town.unit_id("东桥街道"), town.unit_id("区路灯管理所"),
    ]  # fmt: skip


def test_a_rule_of_another_area_or_home_says_nothing(town: Town) -> None:
    rule(town, "R1203", "西桥街道", area="西桥街道")
    assert proposed(town) == []
    rule(town, "R1203", "区路灯管理所")
    assert propose(town.category("R1203"), town.area("河口社区"), 2, TODAY) == ()


def test_a_kind_of_unit_means_the_one_that_serves_the_place(town: Town) -> None:
    rule(town, "R25", kind="community")
    assert proposed(town, "R2501") == [town.unit_id("梧桐里社区")]


def test_the_next_rule_of_a_scope_ends_the_one_before_and_each_day_keeps_its_own(
    town: Town,
) -> None:
    first = rule(town, "R1203", "区城市管理局")
    with days_later(5) as later:
        rule(town, "R1203", "区路灯管理所")
    first.refresh_from_db()
    assert (first.state, first.effective_to) == ("ended", later)
    assert proposed(town, on=TODAY) == [town.unit_id("区城市管理局")]
    assert proposed(town, on=later) == [town.unit_id("区路灯管理所")]


def test_an_ended_rule_proposes_nothing_from_that_day(town: Town) -> None:
    rule(town, "R1203", "区路灯管理所").end(by=SYSTEM)
    assert proposed(town) == []


def test_a_rule_names_a_unit_or_a_kind_and_not_both(town: Town) -> None:
    with pytest.raises(Refused):
        rule(town, "R1203")
    with pytest.raises(Refused):
        rule(town, "R1203", "区路灯管理所", kind="street")


def test_the_database_holds_one_rule_a_scope(town: Town) -> None:
    first = rule(town, "R1203", "区路灯管理所")
    with pytest.raises(IntegrityError):
        DispatchRule.objects.filter(pk=rule(town, "R1201", "区路灯管理所").pk).update(
            scope=first.scope
        )


def test_proposals_ask_nothing_once_the_catalogue_is_known(
    town: Town, django_assert_num_queries: Any
) -> None:
    rule(town, "R1203", "区路灯管理所")
    with held():
        proposed(town)
        with django_assert_num_queries(0):
            propose(town.category("R1203"), town.area("第7网格"), 1, TODAY)


def test_ranking_is_certain_and_names_each_unit_once() -> None:
    unit = uuid4()
    rows = [
        RuleRow(uuid4(), "R12", None, unit, "", "大类", TODAY),
        RuleRow(uuid4(), "R1203", None, unit, "", "小类", TODAY),
        RuleRow(uuid4(), "R1203", None, None, "street", "没有街道", TODAY),
    ]
    for order in (rows, rows[::-1]):
        ranked = rank(order, ("R1203", "R12"), (), TODAY)
        assert [one.unit_id for one in proposals(ranked, {})] == [unit]
        assert ranked[-1].category == "R12"
