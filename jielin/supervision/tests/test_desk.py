"""The pages of supervision: the list by rung, one order, its steps, and what a request shows."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils.html import escape

from jielin.supervision.models import SupervisionOrder
from tests import stories

from .conftest import Seen, Town

Post = Callable[..., Any]
WORDS = "已约施工单位，周五前完工。"


def test_the_list_shows_each_rung_with_its_count(town: Town, get: Seen) -> None:
    orders = [town.on(state) for state in ("reminded", "supervised", "raised", "district_leader")]
    everything = get("zhou", "supervision/").content.decode()
    assert all(order.number in everything for order in orders)
    raised = get("zhou", "supervision/?view=raised").content.decode()
    assert orders[2].number in raised and orders[1].number not in raised


@pytest.mark.parametrize("view", ["", "ended", "resting", "problem", "nonsense"])
def test_an_empty_list_says_what_belongs_there(town: Town, get: Seen, view: str) -> None:
    answer = get("sun", f"supervision/?view={view}&page=x")
    assert answer.status_code == 200
    assert "这里没有督办单" in answer.content.decode()


def test_the_page_shows_rungs_promises_words_and_the_request(town: Town, get: Seen) -> None:
    order = town.raised()
    order.coordinate(by=town.actor("zhou"), text=WORDS)
    page = get("zhou", f"supervision/{order.number}/").content.decode()
    assert all(word in page for word in ("催办", "督办", "提级", "区领导", WORDS))
    assert order.case.number in page


def test_an_answer_is_taken_and_shown(town: Town, get: Seen, post: Post) -> None:
    order = town.supervised()
    path = f"supervision/orders/{order.number}/steps/report/"
    assert get("zhao", path).status_code == 200
    answer = post("zhao", path, order, text=WORDS)
    assert answer.status_code == 302
    assert WORDS in get("zhao", f"supervision/{order.number}/").content.decode()


def test_without_words_nothing_happens_and_the_form_says_why(town: Town, post: Post) -> None:
    order = town.supervised()
    answer = post("zhao", f"supervision/orders/{order.number}/steps/report/", order, text=" ")
    assert answer.status_code == 422
    assert "请写明目前的情况" in answer.content.decode()


def test_a_page_that_is_old_keeps_what_was_typed(town: Town, post: Post) -> None:
    order = town.supervised()
    path = f"supervision/orders/{order.number}/steps/report/"
    answer = post("zhao", path, None, text=WORDS, seen="0")
    assert answer.status_code == 409
    assert WORDS in answer.content.decode()


def test_words_are_kept_when_the_step_is_gone(town: Town, post: Post) -> None:
    order = town.supervised()
    order.report(by=town.actor("zhao"), text="已在办。")
    order.escalate(by=town.actor("zhou"), text="仍未办结。")
    answer = post("zhou", f"supervision/orders/{order.number}/steps/escalate/", order, text=WORDS)
    assert answer.status_code == 409
    assert WORDS in answer.content.decode()


def test_a_step_that_is_not_mine_is_refused(town: Town, post: Post) -> None:
    order = town.supervised()
    answer = post("li", f"supervision/orders/{order.number}/steps/escalate/", order, text=WORDS)
    assert answer.status_code == 403


@pytest.mark.parametrize("verb", ["remind", "wake", "end", "nonsense"])
def test_what_only_the_clock_does_has_no_page(town: Town, get: Seen, verb: str) -> None:
    order = town.supervised()
    assert get("zhou", f"supervision/orders/{order.number}/steps/{verb}/").status_code == 404


@pytest.mark.parametrize(("who", "status"), [("sun", 404), ("zheng", 403)])
def test_a_stranger_finds_nothing(town: Town, get: Seen, who: str, status: int) -> None:
    order = town.supervised()
    assert get(who, f"supervision/{order.number}/").status_code == status


def test_another_home_finds_nothing(town: Town) -> None:
    order = town.supervised()
    client = town.client("wu")
    assert client.get(f"/desk/lanxi/supervision/{order.number}/").status_code == 404
    assert client.get(f"/desk/landong/supervision/{order.number}/").status_code == 404


def test_the_street_supervises_from_the_page_of_a_request(town: Town, post: Post) -> None:
    case = stories.handling(town)
    page = town.client("zhou").get(f"/desk/landong/cases/{case.number}/").content.decode()
    path = f"supervision/of/{case.number}/supervise/"
    assert path in page
    answer = post("zhou", path, text="居民多次反映，请三日内说明。")
    order = SupervisionOrder.objects.get()
    assert answer.url.endswith(f"{order.number}/")
    assert (order.state, order.reason) == ("supervised", "manual")


def test_a_unit_asks_the_level_above_to_coordinate(town: Town, post: Post) -> None:
    case = stories.handling(town)
    post("zhao", f"supervision/of/{case.number}/ask_coordination/", text="涉及供电，请协调。")
    order = SupervisionOrder.objects.get()
    assert (order.state, order.owes_id) == ("raised", town.unit("东桥街道").id)


def test_beginning_twice_is_told_and_leads_to_the_one_that_is_open(
    town: Town, get: Seen, post: Post
) -> None:
    order = town.supervised()
    path = f"supervision/of/{order.case.number}/supervise/"
    assert get("zhou", path).url.endswith(f"orders/{order.number}/steps/supervise/")
    answer = post("zhou", path, text=WORDS)
    assert answer.status_code == 409
    assert WORDS in answer.content.decode()


def test_beginning_needs_words_and_a_request_that_one_sees(town: Town, post: Post) -> None:
    case = stories.handling(town)
    assert post("zhou", f"supervision/of/{case.number}/supervise/", text="").status_code == 422
    assert post("zhou", f"supervision/of/{case.number}/remind/", text="x").status_code == 404
    assert post("sun", f"supervision/of/{case.number}/supervise/", text="x").status_code == 404
    assert post("li", f"supervision/of/{case.number}/supervise/", text="x").status_code == 403


def test_the_page_of_the_request_shows_the_rung(town: Town, get: Seen) -> None:
    order = town.raised()
    page = get("zhou", f"cases/{order.case.number}/").content.decode()
    assert order.number in page and "已提级" in page


RESIDENT = "/landong/c/wutongli/requests/{}/"
TOLD = {
    "supervised": "正在督促",
    "raised": "已提级到东桥街道",
    "district_leader": "已报区领导",
}


@pytest.mark.parametrize("state", TOLD)
def test_the_resident_reads_in_plain_words_who_looks_after_it(town: Town, state: str) -> None:
    order = town.on(state)
    page = town.client("chen").get(RESIDENT.format(order.case.number)).content.decode()
    assert TOLD[state] in page
    assert escape(order.number) not in page


def test_a_reminder_stays_inside(town: Town) -> None:
    order = town.reminded()
    client: Client = town.client("chen")
    page = client.get(RESIDENT.format(order.case.number)).content.decode()
    assert "督促" not in page and "催办" not in page


def test_what_is_owed_stands_on_the_workbench(town: Town, get: Seen) -> None:
    order = town.supervised()
    page = get("zhao", "").content.decode()
    assert f"supervision/{order.number}/" in page
