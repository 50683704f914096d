"""The staff pages of whistles: forms, refusals, what is hidden, and what they cost."""

from typing import Any

import pytest

from jielin.cases.models import Case
from jielin.cases.states import RequestType
from jielin.duties.models import DispatchRule, RuleText
from jielin.kernel.actors import SYSTEM
from jielin.whistles.models import WhistleOrder
from jielin.whistles.states import Mark
from tests import stories

from .conftest import LAMPS, STREETS, TEXT, Town

WHISTLES = "/desk/landong/whistles/"


def typed(town: Town, *names: str, **more: Any) -> dict[str, Any]:
    """What zhou sends, as the form has filled it in."""
    units = [str(town.id_of(name)) for name in names or (LAMPS, STREETS)]
    usual = {
        "units": units, "lead": units[0], "occasion": "enforcement", "urgency": "ordinary",
        "basis": "职责清单第3项", "area": str(town.area("梧桐里社区")), "text": TEXT,
        "place": "梧桐路88弄门前",
    }  # fmt: skip
    return {**usual, **more}


def step(town: Town, who: str, matter: Any, verb: str, **told: Any) -> Any:
    """Take a step through HTTP."""
    is_part = matter.kind == "whistle_response"
    page = f"parts/{matter.pk}" if is_part else f"orders/{matter.number}"
    told = {"seen": matter.event_seq, **told}
    return town.client(who).post(f"{WHISTLES}{page}/steps/{verb}/", told)


def test_the_street_whistles_by_itself(town: Town) -> None:
    answer = town.client("zhou").post(f"{WHISTLES}new/", typed(town))
    order = WhistleOrder.objects.get()
    assert answer["Location"] == f"{WHISTLES}{order.number}/"
    assert (order.state, order.lead_unit_id) == ("blown", town.id_of(LAMPS))


def test_a_community_asks_with_what_it_sees(town: Town) -> None:
    told = {key: typed(town)[key] for key in ("area", "text", "place", "urgency")}
    town.client("li").post(f"{WHISTLES}new/", told)
    order = WhistleOrder.objects.get()
    assert (order.state, order.community_id) == ("asked", town.id_of("梧桐里社区"))
    town.client("zhou").post(f"{WHISTLES}{order.number}/blow/", typed(town))
    assert town.fresh(order).state == "blown"


def ruled(town: Town) -> Case:
    """A lamp case, with the dispatch catalogue naming both departments."""
    for code, name in (("R1203", LAMPS), ("R12", STREETS)):
        rule = RuleText(town.category(code), "派单目录（2026年版）", unit_id=town.id_of(name))
        DispatchRule.enact(rule, tenant_id=1, by=SYSTEM)
    return stories.accepted(town)


def initial(town: Town, who: str, case: Case) -> Any:
    page = town.client(who).get(f"{WHISTLES}new/?case={case.number}")
    return page.context["form"].initial


def test_from_a_case_nothing_is_left_to_type(town: Town) -> None:
    case = ruled(town)
    told = initial(town, "zhou", case)
    assert told["units"] == [str(town.id_of(LAMPS)), str(town.id_of(STREETS))]
    assert "派单目录" in told["basis"]
    answer = town.client("zhou").post(f"{WHISTLES}new/?case={case.number}", told)
    assert (answer.status_code, WhistleOrder.objects.get().case_id) == (302, case.pk)


def test_a_unit_that_the_case_is_about_is_neither_proposed_nor_offered(town: Town) -> None:
    case = ruled(town)
    Case.objects.filter(pk=case.pk).update(kept_from_ids=[str(town.id_of(LAMPS))])
    page = town.client("zhou").get(f"{WHISTLES}new/?case={case.number}")
    assert page.context["form"].initial["units"] == [str(town.id_of(STREETS))]
    assert LAMPS not in page.content.decode()
    told = typed(town, LAMPS, area=str(case.area_id))
    answer = town.client("zhou").post(f"{WHISTLES}new/?case={case.number}", told)
    assert answer.status_code == 409


def test_the_case_offers_the_whistle_with_its_key_and_then_shows_it(town: Town) -> None:
    case = ruled(town)
    page = f"/desk/landong/cases/{case.number}/"
    for who in ("zhou", "li"):
        assert f"whistles/new/?case={case.number}" in town.client(who).get(page).content.decode()
    told = initial(town, "zhou", case)
    town.client("zhou").post(f"{WHISTLES}new/?case={case.number}", told)
    after = town.client("li").get(page).content.decode()
    assert "whistles/new/" not in after
    assert WhistleOrder.objects.get().number in after


@pytest.mark.parametrize("field", ["units", "occasion", "urgency", "basis", "text", "area"])
def test_what_is_missing_is_told_and_what_was_typed_is_kept(town: Town, field: str) -> None:
    page = town.client("zhou").post(f"{WHISTLES}new/", typed(town, **{field: ""}))
    assert page.status_code == 422
    assert "职责清单第3项" in page.content.decode() or field == "basis"
    assert not WhistleOrder.objects.exists()


@pytest.mark.parametrize("field", ["units", "lead", "urgency", "area"])
def test_what_makes_no_sense_is_no_error_of_ours(town: Town, field: str) -> None:
    page = town.client("zhou").post(f"{WHISTLES}new/", typed(town, **{field: "x"}))
    assert page.status_code == 422


def test_a_unit_of_the_other_home_is_refused_in_words(town: Town) -> None:
    page = town.client("zhou").post(f"{WHISTLES}new/", typed(town, "城关镇"))
    assert page.status_code == 409
    assert "不在本区" in page.content.decode()
    assert TEXT in page.content.decode()


PARTS: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    ("zhao", LAMPS, "answer", {"text": "下午到"}),
    ("zhao", LAMPS, "arrive", {"person": "老赵"}),
    ("zhao", LAMPS, "work", {}),
    ("zhao", LAMPS, "sign_off", {"text": "灯杆已清。"}),
)


def test_a_department_goes_all_its_way_through_its_forms(town: Town) -> None:
    order = town.sounded(LAMPS)
    for who, name, verb, told in PARTS:
        assert step(town, who, town.part(order, name), verb, **told).status_code == 302, verb
    assert step(town, "zhou", town.fresh(order), "confirm", text="好了").status_code == 302
    told = {"mark_0": Mark.GOOD, "words_0": ""}
    assert step(town, "zhou", town.fresh(order), "rate", **told).status_code == 302
    rated = {"use": "good", "evidence": "fair", "text": "材料可以再全一点"}
    assert step(town, "zhao", town.part(order, LAMPS), "rate", **rated).status_code == 302
    page = town.client("li").get(f"{WHISTLES}{order.number}/").content.decode()
    assert "灯杆已清。" in page and "材料可以再全一点" in page


@pytest.mark.parametrize(
    ("verb", "told"), [("arrive", {"person": ""}), ("arrive", {"person": "赵", "at": "两点"}),
                       ("object", {"text": "", "basis": ""})],
)  # fmt: skip
def test_a_departments_form_says_what_is_missing(
    town: Town, verb: str, told: dict[str, str]
) -> None:
    part = town.part(town.sounded(LAMPS), LAMPS)
    assert step(town, "zhao", part, verb, **told).status_code == 422


def test_an_old_page_is_told_and_keeps_the_words(town: Town) -> None:
    order = town.sounded()
    old = town.fresh(order)
    town.part(order, LAMPS).arrive(by=town.actor("zhao"), person="老赵")
    page = step(town, "zhou", old, "cancel", text="社区已经解决")
    assert page.status_code == 409
    assert "社区已经解决" in page.content.decode()


def test_who_may_not_is_told_so_and_who_may_not_see_finds_nothing(town: Town) -> None:
    order = town.sounded()
    assert step(town, "li", order, "cancel", text="不用了").status_code == 403
    assert step(town, "shen", town.part(order, LAMPS), "answer").status_code == 403
    for who in ("sun",):
        assert town.client(who).get(f"{WHISTLES}{order.number}/").status_code == 404
        assert step(town, who, order, "cancel", text="不用了").status_code == 404


def test_a_secret_case_is_whistled_for_by_nobody_whom_it_is_about(town: Town) -> None:
    told = "有人说楼道广告费没有公示，请查一查。"
    case = stories.registered(town, request_type=RequestType.REPORT, text=told)
    new = f"{WHISTLES}new/?case={case.number}"
    for who in ("li", "hu"):
        assert town.client(who).get(new).status_code == 404
        assert town.client(who).post(new, typed(town)).status_code == 404
    page = town.client("zhou").get(new)
    assert told not in page.content.decode().partition("<form")[2]


def test_the_other_home_finds_nothing(town: Town) -> None:
    order = town.sounded()
    wu = town.client("wu")
    assert wu.get(f"{WHISTLES}{order.number}/").status_code == 404
    assert wu.get(f"/desk/lanxi/whistles/{order.number}/").status_code == 404


def test_inner_and_unknown_steps_are_no_pages(town: Town) -> None:
    order = town.sounded()
    for verb in ("complete", "sound", "nothing", "take_lead"):
        assert step(town, "zhou", order, verb).status_code == 404
    assert town.client("zhou").get(f"{WHISTLES}new/?case=SQ20260101-0001").status_code == 404
