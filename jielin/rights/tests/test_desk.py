"""The security administrator's pages of data requests, and the auditor's proof of retention."""

import pytest

from jielin.kernel import clock
from jielin.people.models import Account
from jielin.rights.models import DataRequest, RetentionRun
from jielin.rights.states import RequestState
from jielin.rights.tasks import retain
from tests import stories

from .conftest import DESK, Office

LIST = f"{DESK}data-requests/"


def sends(office: Office, asked: DataRequest, verb: str, who: str = "gu", **typed: str) -> int:
    told = {"seen": str(asked.event_seq), **typed}
    answer = office.browser(who).post(f"{LIST}{asked.number}/{verb}/", told)
    return int(answer.status_code)


@pytest.mark.parametrize("who", ["qian", "bian", "li", "he"])
def test_nobody_else_opens_them(office: Office, who: str) -> None:
    number = office.correction().number
    for page in (LIST, f"{LIST}{number}/", f"{LIST}{number}/correct/"):
        assert office.browser(who).get(page).status_code == 403


def test_another_home_does_not_know_of_it(office: Office) -> None:
    number = office.correction().number
    assert office.browser("shi").get(f"{LIST}{number}/").status_code == 404
    other = f"/desk/lanxi/settings/data-requests/{number}/"
    assert office.browser("shi").get(other).status_code == 404


def test_the_list_shows_who_waits_and_who_was_answered(office: Office) -> None:
    asked, gu = office.correction(), office.browser("gu")
    assert asked.number in gu.get(LIST).content.decode()
    asked.withdraw(by=office.chen)
    assert asked.number not in gu.get(LIST).content.decode()
    assert asked.number in gu.get(f"{LIST}?view=answered").content.decode()


def test_the_number_of_the_person_is_masked(office: Office) -> None:
    text = office.browser("gu").get(f"{LIST}{office.correction().number}/").content.decode()
    assert "138****2206" in text
    assert "13800002206" not in text


def test_a_correction_is_carried_out(office: Office) -> None:
    asked = office.correction()
    assert sends(office, asked, "correct", answer="已改正。") == 302
    assert DataRequest.objects.get().state == RequestState.CARRIED_OUT


def test_an_erasure_shows_what_it_changes_before_it_does(office: Office) -> None:
    stories.closed(office)
    asked, gu = office.deletion(), office.browser("gu")
    page = gu.get(f"{LIST}{asked.number}/erase/").content.decode()
    assert "诉求" in page and "1 条" in page
    assert sends(office, asked, "erase", answer="已电话核实本人意愿。") == 302
    assert not Account.objects.get(pk=asked.account_id).phone
    assert gu.get(f"{LIST}{asked.number}/").status_code == 200


def test_without_a_reason_nothing_is_erased(office: Office) -> None:
    asked = office.deletion()
    assert sends(office, asked, "erase", answer="") == 422
    assert Account.objects.get(pk=asked.account_id).phone


def test_a_refusal_needs_its_lawful_reason_and_keeps_the_words(office: Office) -> None:
    asked = office.deletion()
    told = {"seen": str(asked.event_seq), "answer": "档案法要求保存"}
    answer = office.browser("gu").post(f"{LIST}{asked.number}/refuse/", told)
    assert answer.status_code == 422
    assert "档案法要求保存" in answer.content.decode()
    assert sends(office, asked, "refuse", ground="statutory", answer="档案法要求保存") == 302


def test_a_page_that_is_too_old_is_a_conflict(office: Office) -> None:
    asked = office.correction()
    assert sends(office, asked, "correct", seen="0", answer="已改正。") == 409


def test_the_wrong_kind_of_step_is_refused(office: Office) -> None:
    assert sends(office, office.correction(), "erase", answer="已核实。") == 403


def test_an_unknown_step_is_hidden(office: Office) -> None:
    asked = office.correction()
    assert sends(office, asked, "withdraw") == 404
    assert sends(office, asked, "anything") == 404


def test_what_was_opened_meanwhile_is_said(office: Office) -> None:
    asked = office.deletion()
    case = stories.registered(office)
    told = {"seen": str(asked.event_seq), "answer": "已核实。"}
    answer = office.browser("gu").post(f"{LIST}{asked.number}/erase/", told)
    assert answer.status_code == 409
    assert case.number in answer.content.decode()


def test_it_stands_on_the_workbench_of_whoever_decides(office: Office) -> None:
    number = office.correction().number
    assert number in office.browser("gu").get("/desk/landong/").content.decode()


def test_each_daily_run_leaves_its_proof(office: Office) -> None:
    retain.call()
    rows = {(row.app, row.field): row.count for row in RetentionRun.objects.all()}
    assert {("people", "PhoneCode"), ("cases", "OutsideAsk.phone")} <= set(rows)
    text = office.browser("bian").get(f"{DESK}retention/").content.decode()
    assert "向企业的询问，以及企业联系人的电话（加密）" in text


def test_the_proof_is_never_changed(office: Office) -> None:
    RetentionRun.run(clock.now())
    with pytest.raises(TypeError):
        RetentionRun.objects.update(count=9)
    with pytest.raises(TypeError):
        RetentionRun.objects.all().delete()


@pytest.mark.parametrize("who", ["gu", "qian", "li"])
def test_only_the_auditor_reads_the_proof(office: Office, who: str) -> None:
    assert office.browser(who).get(f"{DESK}retention/").status_code == 403
