"""The staff pages: asking from the case, ruling, the lists, the store, and who sees what."""

from datetime import timedelta
from typing import Any

import pytest

from jielin.deadlines.todo import describers
from jielin.duties.entry_text import EntryText
from jielin.duties.models import DispatchRule
from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from jielin.kernel.models import Link
from jielin.rulings.models import Extension, Objection, Suspension
from tests import stories

from .conftest import LAW, PLAN, WHY, Town, again, more_time, parked, parking, returned

RULINGS = "/desk/landong/rulings/"
CASES = "/desk/landong/cases/"
ROUND = {"objections": Objection, "extensions": Extension, "suspensions": Suspension}


def typed(one: Any, **more: Any) -> dict[str, Any]:
    return {"seen": again(one).event_seq, "text": "看过现场，意见如下。", **more}


def test_from_the_case_a_dispatch_is_returned(court: Town) -> None:
    case = stories.dispatched(court)
    zhao = court.client("zhao")
    form = f"{RULINGS}objections/new/{case.number}/"
    assert form in zhao.get(f"{CASES}{case.number}/").content.decode()
    assert zhao.get(form).status_code == 200
    page = zhao.post(form, {"reason": WHY, "basis": "law", "law": LAW, "suggested": ""})
    one = Objection.objects.get()
    assert page["Location"] == f"{RULINGS}objections/{one.number}/"
    assert form not in zhao.get(f"{CASES}{case.number}/").content.decode()


def test_an_entry_of_the_lists_is_chosen_and_words_find_others(court: Town) -> None:
    told = EntryText("F07", "井盖缺失的处置", "市政设施条例第九条")
    court.published("responsibility", "澜东区市民诉求中心", told, applies_to="department")
    form = f"{RULINGS}objections/new/{stories.dispatched(court).number}/"
    zhao = court.client("zhao")
    page = zhao.post(form, {"reason": WHY, "words": "井盖", "find": "1"})
    text = page.content.decode()
    assert (page.status_code, WHY in text, "井盖缺失的处置" in text) == (200, True, True)
    key = text.split('value="entry:')[1].split('"')[0]
    zhao.post(form, {"reason": WHY, "words": "井盖", "basis": f"entry:{key}", "law": ""})
    assert str(Objection.objects.get().entry_id) == key


BAD = {
    "objections": {"reason": "", "basis": "", "law": ""},
    "extensions": {"ground": "", "due_at": "昨天", "reason": ""},
    "suspensions": {"cause": "", "plan": "", "until": "明年"},
}


@pytest.mark.parametrize("things", BAD)
def test_bad_input_is_told_and_what_was_typed_is_kept(court: Town, things: str) -> None:
    sent = things == "objections"
    case = stories.dispatched(court) if sent else stories.handling(court)
    kept = {"objections": "law", "extensions": "reason", "suspensions": "plan"}[things]
    page = court.client("zhao").post(
        f"{RULINGS}{things}/new/{case.number}/", {**BAD[things], kept: "已经写好的话"}
    )
    text = page.content.decode()
    assert (page.status_code, "错误：" in text, "已经写好的话" in text) == (422, True, True)
    assert not ROUND[things]._default_manager.exists()


def test_a_law_must_be_named_where_no_entry_is(court: Town) -> None:
    form = f"{RULINGS}objections/new/{stories.dispatched(court).number}/"
    page = court.client("zhao").post(form, {"reason": WHY, "basis": "law", "law": " "})
    assert (page.status_code, "请写明法规名称和条款" in page.content.decode()) == (422, True)


def test_too_late_is_said_before_anything_is_typed(court: Town) -> None:
    case = stories.dispatched(court)
    with clock.at(clock.now() + timedelta(days=4)):
        page = court.client("zhao").get(f"{RULINGS}objections/new/{case.number}/")
    text = page.content.decode()
    assert (page.status_code, "2026-07-17 17:30" in text) == (409, True)
    assert 'name="reason"' not in text


@pytest.mark.parametrize("things", ROUND)
def test_those_who_do_not_hold_it_cannot_ask(court: Town, things: str) -> None:
    case = stories.handling(court)
    address = f"{RULINGS}{things}/new/{case.number}/"
    assert court.client("li").get(address).status_code == 403
    assert court.client("sun").get(address).status_code == 404
    assert court.client("wu").get(address).status_code == 404


def test_more_time_is_asked_and_granted_through_the_pages(court: Town) -> None:
    case = stories.handling(court)
    told = {"ground": "material", "due_at": "2026-07-28T17:00", "reason": "等备件"}
    court.client("zhao").post(f"{RULINGS}extensions/new/{case.number}/", told)
    one = Extension.objects.get()
    page = f"{RULINGS}extensions/{one.number}/"
    zhou = court.client("zhou")
    assert zhou.get(page).status_code == 200
    assert zhou.post(f"{page}steps/grant/", typed(one)).status_code == 302
    assert again(case).due_at == again(one).due_at


def test_the_plan_is_typed_verified_and_in_the_store(court: Town) -> None:
    case = stories.handling(court)
    told = {"cause": "线路老化", "plan": PLAN, "until": "2026-10-31"}
    court.client("zhao").post(f"{RULINGS}suspensions/new/{case.number}/", told)
    one = Suspension.objects.get()
    zhou = court.client("zhou")
    zhou.post(f"{RULINGS}suspensions/{one.number}/steps/grant/", typed(one))
    store = zhou.get(f"{RULINGS}parked/").content.decode()
    assert case.number in store
    assert "不算办结" in store


def test_a_look_from_the_case_page(court: Town) -> None:
    one = parked(court)
    li = court.client("li")
    step = f"{RULINGS}suspensions/{one.number}/steps/reexamine/"
    assert step in li.get(f"{CASES}{one.case.number}/").content.decode()
    assert li.post(step, typed(one)).status_code == 302
    assert one.examinations.count() == 1


def test_a_page_that_is_older_than_the_ruling_takes_no_step(court: Town) -> None:
    one = returned(court)
    stale = typed(one)
    one.lapse(by=SYSTEM)
    page = court.client("zhou").post(f"{RULINGS}objections/{one.number}/steps/uphold/", stale)
    assert page.status_code == 409
    assert "看过现场，意见如下。" in page.content.decode()


def test_whoever_may_not_rule_is_told_so(court: Town) -> None:
    one = returned(court)
    address = f"{RULINGS}objections/{one.number}/steps/uphold/"
    assert court.client("li").post(address, typed(one)).status_code == 403
    assert court.client("li").post(address, {"seen": 1, "text": ""}).status_code == 422


@pytest.mark.parametrize("who", ["sun", "wu"])
def test_what_one_may_not_see_does_not_exist(court: Town, who: str) -> None:
    one = returned(court)
    home = "lanxi" if who == "wu" else "landong"
    client = court.client(who)
    for tail in ("", "steps/uphold/", "catalogue/"):
        address = f"/desk/{home}/rulings/objections/{one.number}/{tail}"
        assert client.get(address).status_code == 404, tail
    assert client.get(f"/desk/{home}/rulings/nothing/{one.number}/").status_code == 404


def test_no_other_verb_has_an_address(court: Town) -> None:
    one = returned(court)
    for verb in ("lapse", "object", "amend", "fly"):
        address = f"{RULINGS}objections/{one.number}/steps/{verb}/"
        assert court.client("zhou").get(address).status_code == 404


def test_the_catalogue_is_offered_filled_in_and_changed_with_one_click(court: Town) -> None:
    one = returned(court, suggested_id=court.unit_id("区城市管理局"))
    one.uphold(by=court.actor("zhou"), text="由城管局办理。")
    address = f"{RULINGS}objections/{one.number}/catalogue/"
    zhou = court.client("zhou")
    assert address in zhou.get(f"{RULINGS}objections/{one.number}/").content.decode()
    form = zhou.get(address).context["form"]
    assert zhou.post(address, form.initial).status_code == 302
    [rule] = DispatchRule.objects.all()
    assert (rule.unit_id, Link.objects.get().from_id) == (one.suggested_id, rule.pk)
    assert address not in zhou.get(f"{RULINGS}objections/{one.number}/").content.decode()


def test_the_lists_show_what_waits_and_what_was_decided(court: Town) -> None:
    waits, done = returned(court), returned(court)
    done.reject(by=court.actor("zhou"), text="由你所办理。")
    for who in ("zhou", "zhao", "li"):
        client = court.client(who)
        text = client.get(f"{RULINGS}?kind=objections").content.decode()
        assert (waits.number in text, done.number in text) == (True, False), who
        text = client.get(f"{RULINGS}?kind=objections&view=decided").content.decode()
        assert (waits.number in text, done.number in text) == (False, True), who
    assert waits.number not in court.client("sun").get(RULINGS).content.decode()


def test_the_ruling_stands_on_the_case_and_the_asking_unit_still_sees_it(court: Town) -> None:
    one = returned(court)
    one.uphold(by=court.actor("zhou"), text="属物业共用设施，请社区改派。")
    for who in ("li", "zhou", "zhao"):
        text = court.client(who).get(f"{CASES}{one.case.number}/").content.decode()
        assert f"{RULINGS}objections/{one.number}/" in text, who
        assert "属物业共用设施，请社区改派。" in text, who


def test_what_is_owed_stands_on_the_workbench_of_those_who_rule(court: Town) -> None:
    for one in (returned(court), more_time(court), parking(court)):
        address = f"{RULINGS}{one.kind}s/{one.number}/"
        assert address in court.client("zhou").get("/desk/landong/").content.decode()
        assert address not in court.client("li").get("/desk/landong/").content.decode()
    assert {"objection", "extension", "suspension"} <= set(describers())


def test_the_menu_has_a_line(court: Town) -> None:
    assert f'href="{RULINGS}"' in court.client("zhou").get("/desk/landong/").content.decode()
