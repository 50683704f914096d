"""Requests that end otherwise: not accepted, withdrawn, answered at once, told in confidence."""

import pytest

from jielin.cases.models import Case, Inquiry
from tests.cast import City
from tests.fixtures import RunJobs

from .acting import DESK, PORTAL, Person, state_of, texts_to

WAY_OUT = "可以请小区物业或社区登记的维修师傅上门。"
MISCONDUCT = "居委会的楼道广告费从来没有公示过，请查一查。"
QUESTION = "请说明本季度公共收益的入账和公示情况。"
REASON = "不属于公共服务，可由市场或社会服务解决"
REPLY = "三季度收益已入账，明天公示。"


def test_what_is_not_accepted_tells_the_reason_and_another_way(
    city: City, run_jobs: RunJobs
) -> None:
    number = Person.of(city, "chen").reports()
    Person.of(city, "li").takes("not_accept", number, reason="market", text=WAY_OUT)
    page = Person.of(city, "chen").reads(f"{PORTAL}requests/{number}/")
    assert WAY_OUT in page and REASON in page
    run_jobs()
    assert texts_to()[-1] == "request_not_accepted"


def test_without_a_lawful_reason_nothing_is_declined(city: City) -> None:
    number = Person.of(city, "chen").reports()
    path = f"{DESK}cases/{number}/steps/not_accept/"
    answer = city.client("li").post(path, {"reason": "busy", "text": WAY_OUT})
    assert answer.status_code == 422
    assert WAY_OUT in answer.content.decode()
    assert state_of(number) == "registered"


def test_what_is_withdrawn_is_worked_on_by_nobody(city: City) -> None:
    chen = Person.of(city, "chen")
    number = chen.reports()
    chen.takes("withdraw", number, text="邻居已经修好了。")
    assert state_of(number) == "withdrawn"
    page = city.client("li").get(f"{DESK}cases/{number}/").content.decode()
    assert "邻居已经修好了。" in page
    assert f"{number}/steps/" not in page


def test_a_step_on_what_was_withdrawn_meanwhile_is_refused_and_keeps_the_words(
    city: City,
) -> None:
    chen = Person.of(city, "chen")
    number = chen.reports()
    seen = str(Case.objects.get(number=number).event_seq)
    chen.takes("withdraw", number)
    path = f"{DESK}cases/{number}/steps/answer/"
    answer = city.client("li").post(path, {"seen": seen, "text": "已联系物业。"})
    assert answer.status_code == 409
    assert "已联系物业。" in answer.content.decode()


def test_an_answer_at_once_is_rated_like_any_other(city: City, run_jobs: RunJobs) -> None:
    number = Person.of(city, "chen").reports("R0801")
    Person.of(city, "li").takes("answer", number, text="您好，窗口周六上午也开。")
    run_jobs()
    assert texts_to()[-1] == "request_resolved"
    page = Person.of(city, "chen").takes("rate", number, solved="yes", satisfied="mostly")
    assert "您好，窗口周六上午也开。" in page


@pytest.fixture
def secret(city: City) -> str:
    """chen reports the community's own people."""
    about = str(city.unit("梧桐里社区").id)
    return Person.of(city, "chen").reports(
        kind={"kind": "report"}, about={"about": about}, describe={"text": MISCONDUCT}
    )


@pytest.mark.parametrize("who", ["li", "hu", "wang", "zhao", "sun", "wu"])
def test_those_it_is_about_and_strangers_find_no_trace_of_it(
    city: City, secret: str, who: str
) -> None:
    client = city.client(who)
    assert client.get(f"{DESK}cases/{secret}/").status_code == 404
    for path in (f"{DESK}cases/?view=all", f"{DESK}cases/?view=all&q={secret}", DESK):
        assert MISCONDUCT[:8] not in client.get(path).content.decode()


def test_the_superior_asks_in_its_own_words_and_the_unit_answers(city: City, secret: str) -> None:
    zhou, li = Person.of(city, "zhou"), Person.of(city, "li")
    zhou.takes("accept", secret)
    asked = str(city.unit("梧桐里社区").id)
    zhou.takes("inquire", secret, unit_id=asked, question=QUESTION)
    inquiry = f"{DESK}inquiries/{Inquiry.objects.get().number}/"
    page = li.reads(inquiry)
    assert QUESTION in page and secret not in page and MISCONDUCT[:8] not in page
    assert li.client.post(inquiry + "steps/reply/", {"text": REPLY}).status_code == 302
    assert REPLY in zhou.reads(inquiry)


def test_who_reported_follows_it_without_reading_the_questions(city: City, secret: str) -> None:
    zhou = Person.of(city, "zhou")
    zhou.takes("accept", secret)
    zhou.takes("inquire", secret, unit_id=str(city.unit("梧桐里社区").id), question=QUESTION)
    page = Person.of(city, "chen").reads(f"{PORTAL}requests/{secret}/")
    assert "东桥街道" in page and QUESTION not in page
