"""The call list: only who would rather be called, only for whoever may revisit."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jielin.cases.models import Case
from jielin.kernel.models import Event
from tests import stories
from tests.cast import City

CALLS = "/desk/landong/calls/"


def done(city: City, prefers: str = "phone", **told: Any) -> Case:
    """A result that zhao reached, of somebody who would rather be called."""
    case = stories.registered(city, prefers=prefers, **told)
    case.accept(by=city.actor("li"))
    case.dispatch(by=city.actor("li"), unit_id=city.unit("区路灯管理所").id)
    case.take(by=city.actor("zhao"))
    case.resolve(by=city.actor("zhao"), text="灯已修好。")
    if case.needs_check:
        case.verify(by=city.actor("hu"), text="看过了，亮了。")
    return case


def shown(city: City, who: str = "hu") -> str:
    return str(city.client(who).get(CALLS).content.decode())


def test_only_those_who_prefer_a_call_are_on_the_list(city: City) -> None:
    called, told = done(city), done(city, "sms")
    page = shown(city)
    assert called.number in page
    assert told.number not in page


def test_whoever_calls_reads_what_was_asked_and_what_was_done(city: City) -> None:
    case = done(city)
    page = shown(city)
    assert case.text in page
    assert "灯已修好。" in page
    assert "看过了，亮了。" not in page


def test_the_number_is_masked_until_it_is_revealed_against_the_ready_reason(city: City) -> None:
    case = done(city)
    page = shown(city)
    assert "13800002206" not in page
    assert 'value="办结回访"' in page
    client = city.client("hu")
    answer = client.post(f"/desk/landong/cases/{case.number}/contact/", {"purpose": "办结回访"})
    assert "13800002206" in answer.content.decode()
    assert Event.objects.filter(subject_id=case.pk, verb="case.contact_revealed").exists()


def test_not_reached_is_counted_once_for_one_page(city: City) -> None:
    case, client = done(city), city.client("hu")
    path = f"{CALLS}{case.number}/missed/"
    assert client.post(path, {"missed": "0"}).status_code == 302
    assert client.post(path, {"missed": "0"}).status_code == 409
    assert Case.objects.get(pk=case.pk).missed_calls == 1


def test_whoever_handled_it_does_not_call(city: City) -> None:
    case = stories.registered(city, prefers="phone", category_id=city.category("R0801"))
    case.answer(by=city.actor("li"), text="可以在服务中心办。")
    assert case.number not in shown(city, "li")
    assert case.number in shown(city, "hu") or case.needs_check


@pytest.mark.parametrize(("who", "status"), [("zhao", 403), ("wang", 403), ("qian", 403)])
def test_posts_that_do_not_revisit_have_no_list(city: City, who: str, status: int) -> None:
    assert city.client(who).get(CALLS).status_code == status


@pytest.mark.parametrize("who", ["sun", "wu"])
def test_no_list_shows_what_another_unit_owes(city: City, who: str) -> None:
    case = done(city)
    path = "/desk/lanxi/calls/" if who == "wu" else CALLS
    assert case.number not in city.client(who).get(path).content.decode()
    denied = city.client(who).post(f"{path}{case.number}/missed/", {"missed": "0"})
    assert denied.status_code == 404
    assert Case.objects.get(pk=case.pk).missed_calls == 0


def test_a_call_that_was_answered_leaves_the_list(city: City) -> None:
    case = done(city)
    case.revisit(by=city.actor("hu"), **stories.HAPPY)
    assert case.number not in shown(city)


def test_a_neighbour_of_the_list_is_one_key_away(city: City) -> None:
    first, second = done(city), done(city)
    page = shown(city)
    assert f"?at={second.number}" in page
    assert 'data-key="J"' in page
    other = city.client("hu").get(CALLS, {"at": second.number}).content.decode()
    assert f"?at={first.number}" in other


def test_the_list_costs_the_same_however_long(city: City) -> None:
    def cost() -> int:
        client = city.client("hu")
        client.get(CALLS)
        with CaptureQueriesContext(connection) as asked:
            client.get(CALLS)
        return len(asked)

    done(city)
    before = cost()
    for _more in range(3):
        done(city)
    assert cost() == before
