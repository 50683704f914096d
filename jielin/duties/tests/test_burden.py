"""The census and what is counted: things asked of communities, never people."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from jielin.duties.models import Burden, BurdenItem, Census, CensusLine
from jielin.kernel.models import Promise
from jielin.kernel.workflow import Refused

from .conftest import Town, days_later

TODAY = date(2026, 7, 16)
WUTONGLI = "梧桐里社区"


def opened(town: Town) -> Census:
    """A census of 梧桐里 with what the admitted work asks, and one platform found by li."""
    town.admitted()
    census = Census.open(tenant_id=1, community_id=town.unit_id(WUTONGLI), by=town.actor("zhou"))
    told = Burden("platform", "垃圾分类打卡小程序", None, Decimal(4), date(2025, 3, 1))
    census.add(by=town.actor("li"), burdens=[told])
    return census


def items(census: Census) -> list[BurdenItem]:
    return [line.item for line in census.lines.select_related("item").order_by("item_id")]


def test_admitted_work_brings_its_hours_forms_and_plaques(town: Town) -> None:
    town.admitted()
    found = {(one.kind, one.hours_month) for one in BurdenItem.objects.all()}
    assert found == {("task", Decimal("6.5")), ("form", Decimal(0)), ("plaque", Decimal(0))}


def test_a_census_holds_all_that_stands(town: Town) -> None:
    assert [one.kind for one in items(opened(town))] == ["task", "form", "plaque", "platform"]


def test_a_half_year_has_one_census(town: Town) -> None:
    opened(town)
    with pytest.raises(Refused):
        Census.open(tenant_id=1, community_id=town.unit_id(WUTONGLI), by=town.actor("zhou"))
    with days_later(180):
        census = Census.open(
            tenant_id=1, community_id=town.unit_id(WUTONGLI), by=town.actor("zhou")
        )
        assert census.half == "2027-1"


def test_it_is_not_closed_while_an_item_has_no_verdict(town: Town) -> None:
    census = opened(town)
    chosen = [one.pk for one in items(census)][1:]
    census.judge(by=town.actor("zhou"), items=chosen, verdict="keep", reason="有依据")
    with pytest.raises(Refused, match="1"):
        census.close(by=town.actor("zhou"))
    rest = [items(census)[0].pk]
    census.judge(by=town.actor("liang"), items=rest, verdict="merge", reason="并入网格巡查")
    census.close(by=town.actor("zhou"))
    assert census.state == "closed"


def test_what_is_cancelled_or_merged_ends_with_the_census(town: Town) -> None:
    census = opened(town)
    ids = [one.pk for one in items(census)]
    zhou = town.actor("zhou")
    census.judge(by=zhou, items=ids[:2], verdict="keep", reason="有依据")
    census.judge(by=zhou, items=ids[2:3], verdict="merge", reason="并入")
    census.judge(by=zhou, items=ids[3:], verdict="cancel", reason="无依据")
    assert not BurdenItem.objects.exclude(until=None).exists()
    with days_later(3) as day:
        census.close(by=zhou)
    ended = dict(BurdenItem.objects.exclude(until=None).values_list("verdict", "until"))
    assert ended == {"merge": day, "cancel": day}


def test_items_of_another_census_are_left_alone(town: Town) -> None:
    census = opened(town)
    other = Census.open(
        tenant_id=1, community_id=town.unit_id("槐荫里社区"), by=town.actor("zhou")
    )
    told = Burden("survey", "人口抽样", None, Decimal(2), TODAY)
    other.add(by=town.actor("zhou"), burdens=[told])
    ids = [one.pk for one in items(other)]
    census.judge(by=town.actor("zhou"), items=ids, verdict="cancel", reason="误点")
    assert CensusLine.objects.get(census=other).verdict == ""


def test_all_verdicts_are_owed_by_the_street_in_thirty_days(town: Town) -> None:
    census = opened(town)
    promise = Promise.objects.get(subject_id=census.pk)
    assert (promise.owner_id, promise.kind) == (town.unit_id("东桥街道"), "census")
    assert promise.due_at.date() == TODAY + timedelta(days=30)
