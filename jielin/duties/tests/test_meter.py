"""The meter counts by community, department and month what is asked, and what was refused."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from jielin.duties.models import Admission, Burden, Census, Refusal
from jielin.duties.months import Month, half_of, read_month, trail
from jielin.duties.queries.meter import BY_COMMUNITY, BY_DEPARTMENT, Reach, meter, trend
from jielin.duties.queries.refusing import refuse_assessment, refuse_unadmitted
from jielin.kernel import clock
from jielin.kernel.reference import held
from jielin.kernel.workflow import Refused

from .conftest import Town, days_later

JULY, AUGUST = Month(2026, 7), Month(2026, 8)
WUTONGLI, LAMPS = "梧桐里社区", "区路灯管理所"


def reach(town: Town, *communities: str) -> Reach:
    names = communities or (WUTONGLI, "槐荫里社区")
    return Reach(1, tuple(town.unit_id(name) for name in names))


def test_admitted_work_counts_with_its_hours_forms_and_plaques(town: Town) -> None:
    town.admitted(WUTONGLI, "槐荫里社区")
    [first, second] = meter(reach(town), JULY, BY_COMMUNITY)
    assert {first.name, second.name} == {WUTONGLI, "槐荫里社区"}
    assert (first.items, first.forms, first.hours) == (3, 1, Decimal("6.5"))
    assert (first.plaques, first.systems) == (1, 0)


def test_by_department_the_same_is_added_up(town: Town) -> None:
    town.admitted(WUTONGLI, "槐荫里社区")
    [row] = meter(reach(town), JULY, BY_DEPARTMENT)
    assert (row.name, row.items, row.hours) == (LAMPS, 6, Decimal("13.0"))


def test_what_ended_counts_in_its_last_month_and_no_longer(town: Town) -> None:
    town.admitted().withdraw(by=town.actor("zhao"))
    assert meter(reach(town), AUGUST, BY_COMMUNITY) == ()
    [row] = meter(reach(town), JULY, BY_COMMUNITY)
    assert row.items == 3


def test_what_begins_next_month_does_not_count_yet(town: Town) -> None:
    town.admitted(term_from=date(2026, 8, 3))
    assert meter(reach(town), JULY, BY_COMMUNITY) == ()
    assert len(meter(reach(town), AUGUST, BY_COMMUNITY)) == 1


def test_platforms_count_as_systems_and_posted_roles_as_plaques(town: Town) -> None:
    census = Census.open(tenant_id=1, community_id=town.unit_id(WUTONGLI), by=town.actor("zhou"))
    since = date(2026, 7, 1)
    told = [Burden(kind, kind, None, Decimal(1), since) for kind in ("platform", "posted_role")]
    census.add(by=town.actor("li"), burdens=told)
    [row] = meter(reach(town), JULY, BY_COMMUNITY)
    assert (row.systems, row.plaques, row.items) == (1, 1, 2)


def test_a_refusal_is_counted_for_community_and_department(town: Town) -> None:
    one = refuse_unadmitted(
        1, town.unit_id(LAMPS), town.unit_id(WUTONGLI), "代填报表", by=town.actor("li")
    )
    assert "第二十条" in one.source
    for by in (BY_COMMUNITY, BY_DEPARTMENT):
        [row] = meter(reach(town), JULY, by)
        assert (row.items, row.refused) == (0, 1)


def test_admitted_work_is_objected_to_and_not_refused(town: Town) -> None:
    town.admitted()
    with pytest.raises(Refused):
        refuse_unadmitted(
            1, town.unit_id(LAMPS), town.unit_id(WUTONGLI), "路灯普查", by=town.actor("li")
        )


def test_another_community_cannot_refuse_for_this_one(town: Town) -> None:
    with pytest.raises(Refused) as refused:
        refuse_unadmitted(
            1, town.unit_id(LAMPS), town.unit_id("柳巷社区"), "代填报表", by=town.actor("li")
        )
    assert refused.value.status == 403


def test_an_assessment_by_a_department_is_kept_out_by_the_house(town: Town) -> None:
    refuse_assessment(1, town.unit_id(LAMPS), "社区排名通报")
    one = Refusal.objects.get()
    assert (one.situation, one.community_id) == ("assessment", None)


def test_the_trend_of_six_months_costs_two_queries(
    town: Town, django_assert_num_queries: Any
) -> None:
    town.admitted(term_until=date(2026, 8, 20))
    known = reach(town)
    with days_later(60):
        Admission.expire(clock.now())
        with django_assert_num_queries(2):
            rows = trend(known, trail(Month(2026, 9), 6))
    assert [row.items for row in rows] == [0, 0, 0, 3, 3, 0]


def test_a_row_for_each_community_costs_two_queries(
    town: Town, django_assert_num_queries: Any
) -> None:
    town.admitted(WUTONGLI, "槐荫里社区")
    known = reach(town)
    with held():
        meter(known, JULY, BY_COMMUNITY)
        with django_assert_num_queries(2):
            meter(known, JULY, BY_COMMUNITY)


def test_months_and_halves() -> None:
    assert Month(2026, 12).next == Month(2027, 1)
    assert [one.text for one in trail(Month(2026, 2), 3)] == ["2025-12", "2026-01", "2026-02"]
    for text in ("", "2026", "2026-13", "x-y", "99999-1"):
        assert read_month(text, JULY) == JULY
    assert half_of(date(2026, 6, 30)) == "2026-1"
    assert half_of(date(2026, 6, 30) + timedelta(days=1)) == "2026-2"
