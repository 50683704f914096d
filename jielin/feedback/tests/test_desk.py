"""The pages of whoever answers, and the list of what is due."""

from typing import Any

from jielin.feedback.models import Feedback
from jielin.kernel.models import Event

from .conftest import ANSWER, TEXT, Town, later

DESK = "/desk/landong/"
LIST = f"{DESK}feedback/"


def test_whoever_answers_finds_it_on_the_workbench(town: Town) -> None:
    one = town.received()
    assert one.number in town.client("qian").get(DESK).content.decode()
    assert one.number not in town.client("li").get(DESK).content.decode()
    with later(days=9):
        assert "已超时" in town.client("qian").get(DESK).content.decode()


def test_the_list_has_a_tab_for_each_state(town: Town) -> None:
    waiting, answered = town.received(), town.answered()
    client = town.client("qian")
    assert waiting.number in client.get(LIST).content.decode()
    assert answered.number not in client.get(LIST).content.decode()
    assert answered.number in client.get(f"{LIST}?view=answered").content.decode()
    assert client.get(f"{LIST}?view=x&after=y").status_code == 200


def test_nobody_else_enters(town: Town) -> None:
    one = town.received()
    for who in ("li", "zhou", "he"):
        assert town.client(who).get(f"{LIST}{one.number}/").status_code == 403
    assert town.client("wu").get(f"{LIST}{one.number}/").status_code == 404
    assert town.client("qian").get(f"{LIST}YJ20200101-0001/").status_code == 404
    other = Feedback.receive(town.said(area_id=None), tenant_id=2, by=town.actor("chen"))
    assert other.number == one.number
    assert "没有登录" in town.client("qian").get(f"{LIST}{one.number}/").content.decode()


def test_an_answer_is_written_on_a_page_of_its_own(town: Town) -> None:
    one, client = town.received(), town.client("qian")
    step = f"{LIST}{one.number}/steps/answer/"
    assert TEXT in client.get(step).content.decode()
    assert client.post(step, {"text": "", "seen": one.event_seq}).status_code == 422
    assert client.post(step, {"text": ANSWER, "seen": one.event_seq}).status_code == 302
    assert town.fresh(one).answer_text == ANSWER


def test_a_stale_page_keeps_what_was_typed(town: Town) -> None:
    one, client = town.received(), town.client("qian")
    step = f"{LIST}{one.number}/steps/answer/"
    town.fresh(one).answer(by=town.actor("qian"), text=ANSWER)
    answer = client.post(step, {"text": "另一个答复", "seen": one.event_seq})
    assert answer.status_code == 409
    assert "另一个答复" in answer.content.decode()


def test_steps_of_the_asker_are_not_taken_here(town: Town) -> None:
    one, client = town.answered(), town.client("qian")
    for verb in ("close", "ask_again", "reveal", "erase", "x"):
        assert client.post(f"{LIST}{one.number}/steps/{verb}/", {}).status_code == 404


def test_a_number_is_shown_once_against_a_reason(town: Town) -> None:
    one, client = town.received(phone="13800002206"), town.client("qian")
    assert "13800002206" not in client.get(f"{LIST}{one.number}/").content.decode()
    contact = f"{LIST}{one.number}/contact/"
    assert client.post(contact, {"purpose": "curious"}).status_code == 422
    answer = client.post(contact, {"purpose": "ask_back"})
    assert "13800002206" in answer.content.decode()
    assert "60" in answer["Refresh"]
    assert Event.objects.filter(subject_id=one.pk, verb="feedback.number_shown").count() == 1


def test_where_no_number_was_left_none_is_asked_for(town: Town) -> None:
    one = town.received()
    assert town.client("qian").get(f"{LIST}{one.number}/contact/").status_code == 403


def test_the_page_says_what_it_sounds_like(town: Town) -> None:
    one = town.received(text="3号楼门口的路灯不亮了，老人下楼要摸黑。")
    page = town.client("qian").get(f"{LIST}{one.number}/").content.decode()
    assert "听起来像身边的具体问题" in page


def test_the_pages_cost_few_queries(town: Town, django_assert_max_num_queries: Any) -> None:
    one, client = town.answered(), town.client("qian")
    for path in (LIST, f"{LIST}{one.number}/"):
        client.get(path)
        with django_assert_max_num_queries(7):
            client.get(path)
