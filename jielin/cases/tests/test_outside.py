"""A property firm answers once through a link, without an account and without reading more."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from jielin.cases.models import Case, Entry, OutsideAsk
from jielin.kernel import clock
from jielin.kernel.models import Promise
from jielin.messages.models import OutboxMessage
from tests import stories
from tests.cast import City

QUESTION = "请问配电箱钥匙在谁手里，今天下午能否开箱？"


@pytest.fixture
def asked(city: City) -> Case:
    case = stories.handling(city)
    path = f"/desk/landong/cases/{case.number}/steps/ask_outside/"
    told = {"party": "东方物业", "phone": "13911112222", "question": QUESTION}
    answer = city.client("zhao").post(path, {"seen": case.event_seq, **told})
    assert answer.status_code == 302
    return case


def link() -> str:
    text = OutboxMessage.objects.get(subject__startswith="outside_ask/").text
    found = re.search(r"/landong/outside/[^\s/]+/", text)
    assert found
    return found.group()


def opened(told: str = "") -> Any:
    client = Client()
    return client.post(link(), {"text": told}) if told else client.get(link())


def test_the_page_shows_the_question_and_nothing_of_the_resident(asked: Case) -> None:
    page = opened().content.decode()
    assert QUESTION in page and "东方物业" in page
    for secret in (asked.text, asked.title, asked.contact_name, asked.phone, asked.number):
        assert secret not in page


def test_no_operator_reads_the_link_and_answers_for_the_firm(city: City, asked: Case) -> None:
    outbox = city.client("qian").get("/desk/landong/outbox/")
    assert outbox.status_code == 200
    assert link().rstrip("/").rpartition("/")[2] not in outbox.content.decode()
    assert "139****2222" not in outbox.content.decode()


def test_an_answer_reaches_the_staff_and_not_the_resident(asked: Case) -> None:
    assert opened("钥匙在门岗，三点可以开。").status_code == 200
    entry = Entry.objects.get(text="钥匙在门岗，三点可以开。")
    assert (entry.case_id, entry.is_public) == (asked.pk, False)
    assert not Promise.objects.open().filter(kind="outside_reply").exists()


def test_the_link_serves_once(asked: Case) -> None:
    opened("钥匙在门岗。")
    assert opened().status_code == 410
    again = opened("还有一句")
    assert again.status_code == 409
    assert Entry.objects.filter(text="还有一句").count() == 0


def test_an_empty_answer_is_asked_for_again(asked: Case) -> None:
    answer = opened(" ")
    assert answer.status_code == 422
    assert "请先写下答复" in answer.content.decode()


def test_after_its_time_the_link_is_gone(asked: Case) -> None:
    with clock.at(OutsideAsk.objects.get().due_at + timedelta(seconds=1)):
        assert opened().status_code == 410
        assert opened("晚了").status_code == 409


def test_a_recalled_link_is_gone(city: City, asked: Case) -> None:
    ask = OutsideAsk.objects.get()
    city.client("zhao").post(f"/desk/landong/outside/{ask.pk}/recall/")
    assert (opened().status_code, OutsideAsk.objects.get().state) == (410, "recalled")


def test_a_guessed_link_and_the_other_homes_are_unknown(asked: Case) -> None:
    token = link().split("/")[-2]
    for path in ("/landong/outside/guess/", f"/lanxi/outside/{token}/"):
        assert Client().get(path).status_code == 404


def test_a_stranger_recalls_nothing(city: City, asked: Case) -> None:
    path = f"/desk/landong/outside/{OutsideAsk.objects.get().pk}/recall/"
    assert city.client("sun").post(path).status_code == 404
    assert OutsideAsk.objects.get().state == "asked"


def test_the_residents_own_words_do_not_go_out(city: City) -> None:
    case = stories.handling(city)
    path = f"/desk/landong/cases/{case.number}/steps/ask_outside/"
    told = {"party": "东方物业", "phone": "139111", "question": case.text}
    page = city.client("zhao").post(path, {"seen": case.event_seq, **told})
    assert page.status_code == 422
    assert "请换成您自己的话" in page.content.decode() and not OutsideAsk.objects.exists()


def test_a_result_makes_the_link_needless(city: City, asked: Case) -> None:
    asked.resolve(by=city.actor("zhao"), text="已经打开配电箱修好。")
    assert (opened().status_code, OutsideAsk.objects.get().state) == (410, "recalled")
    assert not Promise.objects.open().filter(kind="outside_reply").exists()
