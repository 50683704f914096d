"""Whoever agreed to it gets a text message when an answer is there, in their language."""

import re

import pytest
from django.utils.translation import override

from jielin.feedback.models import Feedback
from jielin.kernel.ids import uuid7
from jielin.kernel.models import Event
from jielin.kernel.reactions import react
from jielin.messages.models import OutboxMessage
from jielin.people.models import SignIn
from tests.fixtures import RunJobs

from .conftest import ANSWER, TEXT, Town

PHONE = "13911112222"
TOLD = {"topic": "fault", "text": TEXT, "wants_message": "on"}
SAY = "/feedback/?from=/landong/c/wutongli/"


def sent() -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(template="feedback_answered"))


@pytest.mark.parametrize("state", ["answered", "forwarded"])
def test_the_number_left_is_told_once(town: Town, run_jobs: RunJobs, state: str) -> None:
    one = town.received(phone=PHONE, wants_message=True)
    verb = {"answered": one.answer, "forwarded": one.forward}[state]
    verb(by=town.actor("qian"), text=ANSWER)
    run_jobs()
    react.enqueue([str(event.pk) for event in Event.objects.filter(subject_id=one.pk)])
    run_jobs()
    [message] = sent()
    assert (message.phone, message.is_hidden) == (PHONE, True)
    assert one.number in message.text and ANSWER not in message.text and TEXT not in message.text


def test_the_link_in_it_opens_the_answer(town: Town, run_jobs: RunJobs) -> None:
    town.answered(phone=PHONE, wants_message=True)
    run_jobs()
    [found] = re.findall(r"/landong/feedback/[^/]+/", sent()[0].text)
    assert ANSWER in town.client().get(found).content.decode()


def test_without_consent_nobody_is_written_to(town: Town, run_jobs: RunJobs) -> None:
    town.answered(phone=PHONE)
    town.answered("chen")
    run_jobs()
    assert sent() == []


def test_an_account_that_agreed_is_told_in_the_language_of_its_last_sign_in(
    town: Town, run_jobs: RunJobs
) -> None:
    with override("en"):
        SignIn.start(town.accounts["chen"], session="s1", means="code", agent="")
    town.answered("chen", wants_message=True)
    run_jobs()
    [message] = sent()
    assert "There is an answer" in message.text and "/en/landong/feedback/" in message.text


def test_a_landline_or_no_number_is_no_way_to_be_written_to(town: Town) -> None:
    told = {**TOLD, "key": str(uuid7())}
    page = town.client().post(SAY, told)
    assert (page.status_code, "留一个手机号" in page.content.decode()) == (422, True)
    page = town.client().post(SAY, {**told, "phone": "0935-8212345"})
    assert (page.status_code, TEXT in page.content.decode()) == (422, True)
    assert town.client().post(SAY, {**told, "phone": PHONE}).status_code == 302
    assert Feedback.objects.get().wants_message


def test_an_account_need_not_type_its_number(town: Town) -> None:
    told = {**TOLD, "key": str(uuid7())}
    assert town.client("chen").post(SAY, told).status_code == 302
    one = Feedback.objects.get()
    assert (one.wants_message, one.phone) == (True, "")


@pytest.mark.parametrize("wants", [True, False])
def test_both_sides_read_whether_a_message_will_come(town: Town, wants: bool) -> None:
    told = {**TOLD, "key": str(uuid7()), "phone": PHONE, "wants_message": "on" if wants else ""}
    receipt = town.client().post(SAY, told)["Location"]
    one = Feedback.objects.get()
    assert ("有答复时会发短信告诉您" in town.client().get(receipt).content.decode()) is wants
    desk = town.client("qian").get(f"/desk/landong/feedback/{one.number}/").content.decode()
    assert ("会自动发短信" in desk) is wants
