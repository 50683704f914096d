"""The staff pages of admission and powers: filing, reviewing, objecting; and who may see them."""

from typing import Any

import pytest
from django.test import Client

from jielin.duties.models import Admission, Objection, PowerExercise, Refusal

from .conftest import FLOOD, Town

DUTIES = "/desk/landong/duties/"


def told(town: Town, **more: Any) -> dict[str, Any]:
    """What zhao types into the form."""
    usual = {
        "department": str(town.unit_id("区路灯管理所")),
        "title": "路灯杆件普查",
        "purpose": "核对编号",
        "legal_basis": "城市照明管理规定第二十条",
        "term_from": "2026-07-20",
        "term_until": "2026-09-20",
        "reach": "some",
        "communities": [str(town.unit_id("梧桐里社区"))],
        "funds": "3000",
        "means": "经费三千元",
        "hours_month": "6.5",
        "forms": "杆件核对表\n巡查表",
    }
    return {**usual, **more}


def test_a_department_files_and_everybody_concerned_sees_it(town: Town) -> None:
    page = town.client("zhao").post(f"{DUTIES}admissions/new/", told(town))
    one = Admission.objects.get()
    assert page["Location"] == f"{DUTIES}admissions/{one.number}/"
    assert one.forms == ["杆件核对表", "巡查表"]
    for who in ("zhao", "li", "zhou", "liang", "rong", "he"):
        assert town.client(who).get(page["Location"]).status_code == 200, who


@pytest.mark.parametrize("who", ["sun", "wu"])
def test_those_it_does_not_concern_do_not(town: Town, who: str) -> None:
    one = town.filed()
    home = "lanxi" if who == "wu" else "landong"
    address = f"/desk/{home}/duties/admissions/{one.number}/"
    assert town.client(who).get(address).status_code == 404
    assert town.client(who).get(f"{address}steps/recommend/").status_code == 404


BAD = {
    "title": "", "purpose": "", "legal_basis": "", "means": "", "funds": "-1",
    "hours_month": "很多", "term_from": "七月", "term_until": "2026-07-01",
    "communities": [], "categories": "没有这类", "forms": "名" * 121, "department": "x",
}  # fmt: skip


@pytest.mark.parametrize("field", BAD)
def test_bad_input_is_told_and_what_was_typed_is_kept(town: Town, field: str) -> None:
    typed = told(town, means="经费三千元整") if field != "means" else told(town)
    page = town.client("zhao").post(f"{DUTIES}admissions/new/", {**typed, field: BAD[field]})
    assert page.status_code == 422
    text = page.content.decode()
    assert ("经费三千元整" if field != "means" else "核对编号") in text
    assert "错误：" in text
    assert not Admission.objects.exists()


def test_all_communities_means_all_of_the_home_and_the_district_reviews(town: Town) -> None:
    town.client("zhao").post(f"{DUTIES}admissions/new/", told(town, reach="all", communities=[]))
    one = Admission.objects.get()
    assert len(one.communities()) == 3
    assert one.reviewer_id == town.unit_id("澜东区市民诉求中心")


def test_what_would_assess_communities_is_refused_and_counted(town: Town) -> None:
    typed = told(town, is_assessment="on")
    page = town.client("zhao").post(f"{DUTIES}admissions/new/", typed)
    assert page.status_code == 409
    assert "考核" in page.content.decode()
    assert not Admission.objects.exists()
    assert Refusal.objects.get().situation == "assessment"


def test_from_filing_to_admission_by_two_people(town: Town) -> None:
    one = town.filed()
    here = f"{DUTIES}admissions/{one.number}/"
    typed = {"advice": "admit", "text": "依据充分。", "seen": one.event_seq}
    town.client("mei").post(f"{here}steps/recommend/", typed)
    page = town.client("mei").post(f"{here}steps/approve/", {"text": "同意", "seen": 2})
    assert page.status_code == 403
    assert "同意" in page.content.decode()
    town.client("liang").post(f"{here}steps/approve/", {"text": "同意", "seen": 2})
    assert Admission.objects.get().state == "admitted"
    listing = town.client("zhao").get(f"{DUTIES}admissions/?view=admitted").content.decode()
    assert "路灯杆件普查" in listing


def test_reasons_are_asked_for(town: Town) -> None:
    one = town.recommended()
    here = f"{DUTIES}admissions/{one.number}/steps/reject/"
    page = town.client("liang").post(here, {"text": " ", "seen": one.event_seq})
    assert page.status_code == 422
    assert Admission.objects.get().state == "recommended"


def test_a_returned_application_is_completed(town: Town) -> None:
    one = town.filed()
    one.return_for_more(by=town.actor("mei"), text="缺经费来源说明")
    here = f"{DUTIES}admissions/{one.number}/complete/"
    zhao = town.client("zhao")
    assert "缺经费来源说明" in zhao.get(here).content.decode()
    assert zhao.post(here, told(town, purpose="")).status_code == 422
    assert zhao.post(here, told(town, purpose="经费列入预算")).status_code == 302
    assert Admission.objects.get().purpose == "经费列入预算"
    assert zhao.post(here, told(town)).status_code == 409


def test_a_community_objects_and_another_reviewer_rules(town: Town) -> None:
    one = town.admitted()
    here = f"{DUTIES}admissions/{one.number}/object/"
    li, community = town.client("li"), str(town.unit_id("梧桐里社区"))
    assert li.post(here, {"community": community, "reason": ""}).status_code == 422
    assert li.post(here, {"community": community, "reason": "重复"}).status_code == 302
    assert li.post(here, {"community": community, "reason": "重复"}).status_code == 409
    objection = Objection.objects.get()
    ruling = f"{DUTIES}objections/{objection.pk}/steps/uphold/"
    typed = {"text": "同意社区意见", "seen": objection.event_seq}
    assert town.client("liang").post(ruling, typed).status_code == 403
    assert town.client("rong").post(ruling, typed).status_code == 302
    assert "同意社区意见" in li.get(f"{DUTIES}admissions/{one.number}/").content.decode()


def test_whoever_files_nothing_cannot_open_the_form(town: Town) -> None:
    assert town.client("li").get(f"{DUTIES}admissions/new/").status_code == 403
    assert town.client("sun").get(f"{DUTIES}powers/new/").status_code == 403
    assert Client().get(f"{DUTIES}admissions/")["Location"].startswith("/login/")


@pytest.mark.parametrize("verb", ["file", "end", "leave", "complete", "nothing"])
def test_inner_and_unknown_steps_have_no_page(town: Town, verb: str) -> None:
    one = town.admitted()
    address = f"{DUTIES}admissions/{one.number}/steps/{verb}/"
    assert town.client("zhao").get(address).status_code == 404
    assert town.client("zhao").post(address).status_code == 404


def test_a_department_asks_a_street_and_reads_the_answer(town: Town) -> None:
    powers = town.published("power", "东桥街道", FLOOD, applies_to="street")
    entry = powers.entries.get()
    zhao, department = town.client("zhao"), str(town.unit_id("区路灯管理所"))
    typed = {"department": department, "power": str(entry.pk), "title": "迁移", "text": "请提意见"}
    assert zhao.post(f"{DUTIES}powers/new/", {**typed, "text": ""}).status_code == 422
    page = zhao.post(f"{DUTIES}powers/new/", typed)
    one = PowerExercise.objects.get()
    answer = {"opinion": "conditions", "text": "避开消防通道", "seen": one.event_seq}
    town.client("zhou").post(f"{page['Location']}steps/answer/", answer)
    assert "避开消防通道" in zhao.get(page["Location"]).content.decode()
    assert town.client("sun").get(page["Location"]).status_code == 404


def test_the_pages_cost_few_queries(town: Town, django_assert_max_num_queries: Any) -> None:
    for _ in range(3):
        town.recommended("梧桐里社区", "槐荫里社区")
    one = town.admitted()
    liang = town.client("liang")
    for address in ("admissions/", f"admissions/{one.number}/", "powers/"):
        liang.get(DUTIES + address)
        with django_assert_max_num_queries(11):
            assert liang.get(DUTIES + address).status_code == 200
