"""One's own pages: what is held, who sees me, what I take with me, what I ask."""

import json
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from jielin.kernel import clock, personal
from jielin.rights.models import Consent, DataRequest
from jielin.rights.states import RequestState
from tests import stories

from .conftest import MINE, Office

TELL = {"about": "name", "wrong": "登记成了“陈方”", "right": "陈芳"}


def test_nobody_reads_it_without_signing_in(office: Office) -> None:
    for page in ("", "held/", "seen/", "export/", "export/json/", "correct/", "erase/"):
        answer = office.client().get(MINE + page)
        assert answer.status_code == 302, page
        assert "login" in answer.headers["Location"]


def test_the_list_names_all_that_every_app_holds(office: Office) -> None:
    text = office.browser("chen").get(f"{MINE}held/").content.decode()
    for _app, rows in personal.held():
        assert not [one.field for one in rows if str(one.what) not in text]


def test_who_sees_me_is_told_by_units_and_posts_and_no_name(office: Office) -> None:
    stories.handling(office)
    text = office.browser("chen").get(f"{MINE}seen/").content.decode()
    for told in ("区路灯管理所", "梧桐里社区", "东桥街道", "它正在办理您的诉求", "街道调度员"):
        assert told in text
    assert not [name for name in ("赵志远", "李敏", "王建国", "周敏") if name in text]


def test_without_an_open_request_nobody_sees_me(office: Office) -> None:
    stories.closed(office)
    assert "没有人在处理您的信息" in office.browser("chen").get(f"{MINE}seen/").content.decode()


def test_each_look_at_my_number_is_told_with_its_reason(office: Office) -> None:
    stories.accepted(office).reveal(by=office.actor("li"), purpose="回电核实楼号")
    text = office.browser("chen").get(f"{MINE}seen/").content.decode()
    assert "回电核实楼号" in text
    assert "李敏" not in text


def test_another_person_reads_nothing_of_it(office: Office) -> None:
    case = stories.accepted(office)
    case.reveal(by=office.actor("li"), purpose="回电核实楼号")
    text = office.browser("sui").get(f"{MINE}seen/").content.decode()
    assert case.number not in text and "回电核实楼号" not in text


def test_my_data_is_mine_to_take_as_a_table(office: Office) -> None:
    case = stories.resolved(office)
    answer = office.browser("chen").get(f"{MINE}export/xlsx/")
    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    pages = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    cells = {str(cell) for page in pages for row in page for cell in row}
    assert {case.number, stories.LAMP, "13800002206", "开关已更换，灯亮了。"} <= cells


def test_and_as_data(office: Office) -> None:
    stories.registered(office, text="=HYPERLINK(1)路灯坏了")
    told = json.loads(office.browser("chen").get(f"{MINE}export/json/").content)
    assert "=HYPERLINK(1)路灯坏了" in json.dumps(told, ensure_ascii=False)


def test_internal_words_of_staff_are_not_in_it(office: Office) -> None:
    stories.accepted(office).note(by=office.actor("li"), text="内部商量", is_public=False)
    assert "内部商量" not in office.browser("chen").get(f"{MINE}export/json/").content.decode()


@pytest.mark.parametrize("path", ["export/xlsx/", "export/json/"])
def test_after_ten_minutes_it_asks_again_who_is_there(office: Office, path: str) -> None:
    browser = office.browser("chen")
    with clock.at(clock.now() + timedelta(minutes=11)):
        answer = browser.get(MINE + path)
        assert answer.status_code == 302
        assert "login" in answer.headers["Location"]


def test_no_other_kind_of_file_is_made(office: Office) -> None:
    assert office.browser("chen").get(f"{MINE}export/pdf/").status_code == 404


def test_a_correction_is_asked_and_read(office: Office) -> None:
    answer = office.browser("chen").post(f"{MINE}correct/", TELL, follow=True)
    asked = DataRequest.objects.get()
    assert (asked.right, asked.tenant_id) == ("陈芳", 1)
    assert asked.number in answer.content.decode()


@pytest.mark.parametrize(
    "wrong", [{"about": ""}, {"wrong": ""}, {"right": ""}, {"right": "芳" * 61}, {"about": "x"}]
)
def test_what_is_missing_is_said_and_what_was_typed_stays(
    office: Office, wrong: dict[str, str]
) -> None:
    answer = office.browser("chen").post(f"{MINE}correct/", {**TELL, "wrong": "写错", **wrong})
    assert answer.status_code == 422
    assert not DataRequest.objects.exists()
    typed = {**TELL, "wrong": "写错", **wrong}
    assert typed["right"] in answer.content.decode()


def test_asking_twice_is_a_conflict_that_keeps_the_words(office: Office) -> None:
    browser = office.browser("chen")
    browser.post(f"{MINE}correct/", TELL)
    answer = browser.post(f"{MINE}correct/", {**TELL, "wrong": "又写错了"})
    assert answer.status_code == 409
    assert "又写错了" in answer.content.decode()


def test_a_deletion_needs_the_second_press(office: Office) -> None:
    browser = office.browser("chen")
    assert browser.post(f"{MINE}erase/", {}).status_code == 422
    assert browser.post(f"{MINE}erase/", {"sure": "on"}).status_code == 302
    assert DataRequest.objects.get().state == RequestState.ASKED


def test_an_open_request_is_named_with_its_link(office: Office) -> None:
    case = stories.handling(office)
    browser = office.browser("chen")
    page = browser.get(f"{MINE}erase/").content.decode()
    assert f"/landong/c/wutongli/requests/{case.number}/" in page
    assert browser.post(f"{MINE}erase/", {"sure": "on"}).status_code == 409
    assert not DataRequest.objects.exists()


def test_a_stale_sign_in_cannot_ask_to_be_erased(office: Office) -> None:
    browser = office.browser("chen")
    with clock.at(clock.now() + timedelta(minutes=11)):
        assert browser.post(f"{MINE}erase/", {"sure": "on"}).status_code == 302
    assert not DataRequest.objects.exists()


def test_one_takes_back_what_one_asked(office: Office) -> None:
    asked, browser = office.correction(), office.browser("chen")
    browser.post(f"{MINE}requests/{asked.number}/withdraw/")
    assert DataRequest.objects.get().state == RequestState.WITHDRAWN
    assert browser.post(f"{MINE}requests/{asked.number}/withdraw/").status_code == 409


def test_anothers_request_is_hidden(office: Office) -> None:
    number = office.correction().number
    assert office.browser("sui").get(f"{MINE}requests/{number}/").status_code == 404
    assert office.browser("sui").post(f"{MINE}requests/{number}/withdraw/").status_code == 404


def test_a_consent_is_taken_back_and_signs_out(office: Office) -> None:
    consent, browser = Consent.give(office.accounts["chen"]), office.browser("chen")
    assert "2026-11" in browser.get(f"{MINE}consents/").content.decode()
    browser.post(f"{MINE}consents/{consent.pk}/withdraw/")
    assert Consent.objects.get().withdrawn_at == clock.now()
    assert browser.get(MINE).status_code == 302


def test_anothers_consent_is_hidden(office: Office) -> None:
    consent = Consent.give(office.accounts["chen"])
    url = f"{MINE}consents/{consent.pk}/withdraw/"
    assert office.browser("sui").post(url).status_code == 404


def test_the_way_there_is_on_the_page_me(office: Office, settings: Any) -> None:
    assert f'href="{MINE}"' in office.browser("chen").get("/me/").content.decode()
    assert f'href="{MINE}"' not in office.client().get("/me/").content.decode()
