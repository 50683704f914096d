"""The audit administrator reads of clients, workbooks, words about the platform, data requests."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from jielin.clients.models import Allowed, Client, Hook
from jielin.exchange.models import SheetExport
from jielin.exchange.offers import exporter
from jielin.feedback.models import Feedback
from jielin.feedback.tests.conftest import town_of as feedback_of
from jielin.kernel import clock
from jielin.kernel.ids import uuid7
from jielin.people.auditing import Audited
from jielin.rights.tests.conftest import THEN, Office, office_of
from jielin.ui import slots
from tests.cast import City

AUDIT = "/desk/landong/settings/audit/"
SECRET_PATH = "/hooks/4f0a9c1be7"


@pytest.fixture
def office(standing_city: City) -> Iterator[Office]:
    with clock.at(THEN):
        yield office_of(standing_city)


def read(office: Office) -> list[Any]:
    page = office.client("bian").get(AUDIT)
    assert page.status_code == 200
    return [change for change in page.context["changes"] if "任命" not in str(change.said.act)]


def program(office: Office) -> Client:
    told = Allowed("热线平台", ("cases:read",), 60, clock.now() + timedelta(days=9))
    unit = office.unit("东桥街道").id
    made, _token = Client.make(
        told, id=uuid7(), tenant_id=1, organisation_id=unit, by=office.actor("qian")
    )
    return made


def test_a_client_its_token_and_its_address_are_told(office: Office) -> None:
    client, qian = program(office), office.actor("qian")
    client.rotate(by=qian, at_once=True)
    where = f"https://hooks.example.gov.cn{SECRET_PATH}"
    Hook.subscribe(client, address=where, events=["case.accepted"], by=qian)
    client.revoke(by=qian)
    told = [(one.who, str(one.said.act)) for one in read(office)]
    assert told[:4] == [
        ("钱进", "吊销了 API 客户端“热线平台”"),
        ("钱进", "给 API 客户端“热线平台”登记了推送地址 hooks.example.gov.cn"),
        ("钱进", "给 API 客户端“热线平台”换发了令牌"),
        ("钱进", "新增 API 客户端“热线平台”"),
    ]


def test_of_an_address_the_record_tells_the_host_alone(office: Office) -> None:
    client, qian = program(office), office.actor("qian")
    where = f"https://hooks.example.gov.cn{SECRET_PATH}"
    Hook.subscribe(client, address=where, events=["case.accepted"], by=qian)
    assert SECRET_PATH not in office.client("bian").get(AUDIT).content.decode()


def test_a_list_that_is_taken_away_is_told_with_its_reason(office: Office) -> None:
    what, why = exporter("cases"), "核对第三季度办理情况"
    SheetExport.ask(what, narrowed="", reason=why, tenant_id=1, by=office.actor("zhou"))
    first = read(office)[0]
    assert (first.who, str(first.said.act)) == ("周敏", "申请导出清单“诉求”")
    assert first.said.note == why


def test_an_answer_about_the_platform_is_told_without_a_word_or_name_of_the_asker(
    office: Office,
) -> None:
    town = feedback_of(office)
    one = town.answered("chen", phone="13800002206")
    one.reveal(by=town.actor("qian"), purpose="ask_back")
    told = [(change.who, str(change.said.act)) for change in read(office)[:3]]
    assert told == [
        ("钱进", f"查看了 {one.number} 留下的号码"),
        ("钱进", f"答复了对平台的意见 {one.number}"),
        ("平台使用者", f"对平台提出意见 {one.number}"),
    ]
    assert Feedback.objects.get().text not in office.client("bian").get(AUDIT).content.decode()


def test_a_data_request_is_told_without_who_asked_it(office: Office) -> None:
    chen = office.accounts["chen"]
    chen.call("陈芳")
    one = office.correction()
    one.correct(by=office.keeper(), answer="已更正。")
    told = [(change.who, str(change.said.act)) for change in read(office)[:2]]
    assert told == [
        ("顾安", f"办理了更正申请 {one.number}"),
        ("本人", f"提出个人信息申请 {one.number}"),
    ]
    assert "陈芳" not in office.client("bian").get(AUDIT).content.decode()


def test_the_other_home_reads_none_of_it(office: Office) -> None:
    program(office)
    assert office.client("shi").get(AUDIT).status_code == 404
    elsewhere = office.client("shi").get("/desk/lanxi/settings/audit/")
    assert elsewhere.status_code == 403


def test_no_kind_of_event_is_told_twice() -> None:
    answers = [panel.query(None) for panel in slots.panels("audit.log")]  # type: ignore[arg-type]
    kinds = [kind for one in answers if isinstance(one, Audited) for kind in one.kinds]
    assert len(kinds) == len(set(kinds)) > 10


def test_many_changes_ask_no_more_than_few(
    office: Office, django_assert_max_num_queries: Any
) -> None:
    town, browser = feedback_of(office), office.client("bian")
    for _time in range(4):
        client = program(office)
        client.rotate(by=office.actor("qian"))
        town.answered()
    browser.get(AUDIT)
    with django_assert_max_num_queries(20):
        browser.get(AUDIT)
