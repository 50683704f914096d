"""A broken lamp from the report to the rating, across portal and desk, with its messages."""

import pytest

from tests.cast import City
from tests.fixtures import RunJobs

from .acting import DESK, PORTAL, Person, state_of, texts_to

HAPPY = {"solved": "yes", "satisfied": "yes", "text": "谢谢，当天就亮了。"}
UNHAPPY = {"solved": "no", "satisfied": "no", "text": "灯还是不亮。"}
REPLY = "开关已更换，灯亮了。"


@pytest.fixture
def number(city: City) -> str:
    return Person.of(city, "chen").reports()


def resolved(city: City, number: str) -> None:
    li, zhao = Person.of(city, "li"), Person.of(city, "zhao")
    li.takes("accept", number)
    li.takes("contact", number, reached="yes", text="已电话联系，说明了时限。")
    li.takes("dispatch", number, unit_id=str(city.unit("区路灯管理所").id), text="请主办。")
    zhao.takes("take", number)
    zhao.takes("resolve", number, text=REPLY)


def test_a_lamp_is_reported_mended_checked_and_rated(
    city: City, number: str, run_jobs: RunJobs
) -> None:
    resolved(city, number)
    Person.of(city, "hu").takes("verify", number, text="晚上七点去看过，灯亮。")
    page = Person.of(city, "chen").takes("rate", number, **HAPPY)
    assert state_of(number) == "closed"
    assert REPLY in page and "谢谢，当天就亮了。" in page
    run_jobs()
    assert texts_to() == ["request_registered", "request_dispatched", "request_resolved"]


def test_every_holder_is_named_to_the_resident_as_it_comes(city: City, number: str) -> None:
    chen, li = Person.of(city, "chen"), Person.of(city, "li")
    page = f"{PORTAL}requests/{number}/"
    assert "梧桐里社区" in chen.reads(page)
    li.takes("accept", number)
    li.takes("dispatch", number, unit_id=str(city.unit("区路灯管理所").id))
    assert "区路灯管理所" in chen.reads(page)


def test_an_internal_note_stays_inside_and_a_reply_goes_out(
    city: City, number: str, run_jobs: RunJobs
) -> None:
    li, chen = Person.of(city, "li"), Person.of(city, "chen")
    li.takes("accept", number)
    li.takes("note", number, audience="internal", text="管线图在档案室。")
    li.takes("note", number, audience="public", text="备件明天到货。")
    page = chen.reads(f"{PORTAL}requests/{number}/")
    assert "备件明天到货。" in page and "管线图" not in page
    run_jobs()
    assert texts_to().count("request_replied") == 1


def test_a_question_to_the_resident_is_answered_on_the_page(city: City, number: str) -> None:
    li, zhao = Person.of(city, "li"), Person.of(city, "zhao")
    li.takes("accept", number)
    li.takes("dispatch", number, unit_id=str(city.unit("区路灯管理所").id))
    zhao.takes("take", number)
    zhao.takes("ask", number, text="请问是几号灯杆？")
    assert "请问是几号灯杆？" in Person.of(city, "chen").reads(f"{PORTAL}requests/{number}/")
    Person.of(city, "chen").takes("supply", number, text="是12号灯杆。")
    assert "是12号灯杆。" in zhao.reads(f"{DESK}cases/{number}/")


def test_what_is_not_solved_returns_to_the_same_unit_with_the_old_promises(
    city: City, number: str, run_jobs: RunJobs
) -> None:
    resolved(city, number)
    page = Person.of(city, "chen").takes("rate", number, **UNHAPPY)
    desk = Person.of(city, "zhao").reads(f"{DESK}cases/{number}/")
    assert state_of(number) == "redo"
    assert "办完并答复您" in page and "重新办完并答复您" in page
    assert "办结并答复" in desk and "重新办理" in desk
    run_jobs()
    assert texts_to()[-1] == "request_redo"


def test_a_call_that_nobody_answers_closes_nothing(city: City, number: str) -> None:
    resolved(city, number)
    li = Person.of(city, "hu")
    li.takes("verify", number, text="灯亮。")
    li.takes("miss_revisit", number, text="无人接听。")
    assert state_of(number) == "verified"


def test_the_revisit_closes_it_in_the_residents_words(
    city: City, number: str, run_jobs: RunJobs
) -> None:
    resolved(city, number)
    hu = Person.of(city, "hu")
    hu.takes("verify", number, text="灯亮。")
    hu.takes("revisit", number, **HAPPY)
    assert state_of(number) == "closed"
    run_jobs()
    assert texts_to()[-1] == "request_closed"
