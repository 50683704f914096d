"""The staff pages of the meter, the census, refusals and the dispatch catalogue."""

from decimal import Decimal
from typing import Any

from django.test import Client

from jielin.duties.models import Burden, Census, DispatchRule, Refusal
from jielin.duties.tasks import expire

from .conftest import Town, days_later

DUTIES = "/desk/landong/duties/"
WUTONGLI = "梧桐里社区"


def page(client: Client, address: str) -> str:
    return client.get(DUTIES + address).content.decode()


def opened(town: Town) -> Census:
    census = Census.open(tenant_id=1, community_id=town.unit_id(WUTONGLI), by=town.actor("zhou"))
    since = census.opened_at.date()
    told = [Burden("survey", f"{name}报表", None, Decimal(2), since) for name in "甲乙丙"]
    census.add(by=town.actor("li"), burdens=told)
    return census


def test_each_sees_the_communities_of_their_own_and_a_department_its_demands(town: Town) -> None:
    town.admitted()
    assert WUTONGLI in page(town.client("li"), "burden/")
    assert WUTONGLI in page(town.client("zhao"), "burden/")
    assert WUTONGLI not in page(town.client("sun"), "burden/")
    assert "区路灯管理所" in page(town.client("he"), "burden/?by=department")


def test_a_month_that_is_none_shows_this_one(town: Town) -> None:
    for month in ("", "x", "2026-99", "2030-01"):
        assert "2026-07" in page(town.client("zhou"), f"burden/?month={month}")


def test_a_community_refuses_what_was_not_admitted(town: Town) -> None:
    li = town.client("li")
    told = {
        "community": str(town.unit_id(WUTONGLI)),
        "department": str(town.unit_id("区路灯管理所")),
        "title": "代填杆件报表",
    }
    assert li.post(f"{DUTIES}burden/refuse/", {**told, "department": ""}).status_code == 422
    assert li.post(f"{DUTIES}burden/refuse/", told).status_code == 302
    assert Refusal.objects.get().title == "代填杆件报表"
    assert "代填杆件报表" in page(town.client("zhao"), "burden/")


def test_refusing_admitted_work_is_told(town: Town) -> None:
    town.admitted()
    told = {
        "community": str(town.unit_id(WUTONGLI)),
        "department": str(town.unit_id("区路灯管理所")),
        "title": "路灯普查",
    }
    answer = town.client("li").post(f"{DUTIES}burden/refuse/", told)
    assert answer.status_code == 409
    assert "路灯普查" in answer.content.decode()


def test_a_census_is_opened_judged_and_closed(town: Town) -> None:
    zhou, community = town.client("zhou"), town.unit_id(WUTONGLI)
    answer = zhou.post(f"{DUTIES}burden/{community}/census/")
    census = Census.objects.get()
    assert answer["Location"] == f"{DUTIES}census/{census.pk}/"
    told = {"kind": "survey", "title": "甲报表", "hours_month": "2", "since": "2026-07-01"}
    assert town.client("li").post(f"{answer['Location']}add/", told).status_code == 302
    item = str(census.lines.get().item_id)
    judged = {"items": [item], "verdict": "cancel", "reason": "无依据"}
    assert zhou.post(answer["Location"], judged).status_code == 302
    census.refresh_from_db()
    close = f"{answer['Location']}steps/close/"
    assert zhou.post(close, {"seen": census.event_seq}).status_code == 302
    assert Census.objects.get().state == "closed"


def test_a_verdict_needs_items_and_a_reason_and_keeps_the_ticks(town: Town) -> None:
    census = opened(town)
    here = f"{DUTIES}census/{census.pk}/"
    item = str(census.lines.order_by("item_id").first().item_id)  # type: ignore[union-attr]
    zhou = town.client("zhou")
    answer = zhou.post(here, {"items": [item], "verdict": "keep", "reason": ""})
    assert answer.status_code == 422
    assert f'value="{item}" id="i-{item}" checked' in answer.content.decode()
    assert zhou.post(here, {"verdict": "keep", "reason": "有依据"}).status_code == 422
    assert zhou.post(here, {"items": ["x"], "verdict": "keep", "reason": "有"}).status_code == 422


def test_a_community_cannot_judge_its_own_burdens(town: Town) -> None:
    census = opened(town)
    item = str(census.lines.order_by("item_id").first().item_id)  # type: ignore[union-attr]
    told = {"items": [item], "verdict": "cancel", "reason": "不想做"}
    answer = town.client("li").post(f"{DUTIES}census/{census.pk}/", told)
    assert answer.status_code == 403
    assert "给出结论" not in page(town.client("li"), f"census/{census.pk}/")


def test_another_streets_census_is_hidden(town: Town) -> None:
    census, community = opened(town), town.unit_id(WUTONGLI)
    for address in (f"census/{census.pk}/", f"burden/{community}/"):
        assert town.client("sun").get(DUTIES + address).status_code == 404
        assert town.client("zhou").get(DUTIES + address).status_code == 200


def test_bad_burdens_are_told(town: Town) -> None:
    here = f"{DUTIES}census/{opened(town).pk}/add/"
    good = {"kind": "survey", "title": "丁报表", "hours_month": "2", "since": "2026-07-01"}
    bad = {"kind": "task", "title": "", "hours_month": "-2", "since": "2027-01-01"}
    for field, value in bad.items():
        answer = town.client("li").post(here, {**good, field: value})
        assert answer.status_code == 422, field


def lamp_rule(town: Town) -> dict[str, str]:
    """What zhou types to give the lamps of the street to their office."""
    return {
        "category": str(town.category("R1203")),
        "area": str(town.area("东桥街道")),
        "unit": str(town.unit_id("区路灯管理所")),
        "source": "街道裁定〔2026〕1号",
    }


def test_a_rule_of_dispatch_is_put_in_force_by_those_above_the_area(town: Town) -> None:
    zhou, told, here = town.client("zhou"), lamp_rule(town), f"{DUTIES}dispatch/new/?group=R12"
    assert zhou.post(here, {**told, "source": ""}).status_code == 422
    assert zhou.post(here, told).status_code == 302
    assert "街道裁定〔2026〕1号" in page(zhou, "dispatch/?group=R12")
    assert zhou.post(here, {**told, "area": ""}).status_code == 403
    assert town.client("sun").post(here, told).status_code == 403


def test_a_rule_of_dispatch_is_ended_by_the_same(town: Town) -> None:
    town.client("zhou").post(f"{DUTIES}dispatch/new/?group=R12", lamp_rule(town))
    rule = DispatchRule.objects.get()
    end = f"{DUTIES}rules/{rule.pk}/steps/end/"
    assert town.client("sun").post(end, {"seen": rule.event_seq}).status_code == 403
    assert town.client("zhou").post(end, {"seen": rule.event_seq}).status_code == 302
    assert DispatchRule.objects.get().state == "ended"


def test_both_sides_are_told_when_work_ends_by_itself(town: Town, run_jobs: Any) -> None:
    with days_later(0) as today:
        town.admitted(term_until=today)
    with days_later(1):
        expire.enqueue()
        run_jobs()
        for who in ("zhao", "li", "zhou"):
            told = page(town.client(who), "admissions/")
            assert "路灯杆件普查" in told, who
            assert "已自动退出清单" in told
        assert "路灯杆件普查" not in page(town.client("sun"), "admissions/")


def test_the_workbench_names_what_a_reviewer_owes(town: Town) -> None:
    town.filed()
    assert "对准入申请作出决定" in town.client("liang").get("/desk/landong/").content.decode()
    assert "对准入申请作出决定" not in town.client("li").get("/desk/landong/").content.decode()


def test_the_pages_cost_few_queries(town: Town, django_assert_max_num_queries: Any) -> None:
    town.admitted()
    census, community = opened(town), town.unit_id(WUTONGLI)
    zhou = town.client("zhou")
    for address in ("burden/", f"burden/{community}/", f"census/{census.pk}/"):
        zhou.get(DUTIES + address)
        with django_assert_max_num_queries(11):
            assert zhou.get(DUTIES + address).status_code == 200
