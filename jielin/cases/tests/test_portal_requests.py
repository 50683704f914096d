"""What residents see of their requests, what they may do, and what stays hidden."""

from typing import Any

import pytest

from jielin.cases.models import Case
from jielin.cases.queries.portal import requests
from jielin.cases.states import RequestType, Source
from jielin.kernel.models import Promise
from jielin.kernel.reference import held
from tests import stories
from tests.cast import City

BASE = "/landong/c/wutongli/requests/"
BANNED = ("派单", "工单", "督办", "闭环")


def page_of(city: City, case: Case, who: str = "chen") -> str:
    answer = city.client(who).get(f"{BASE}{case.number}/")
    assert answer.status_code == 200
    return str(answer.content.decode())


def step(city: City, case: Case, verb: str, **typed: Any) -> Any:
    typed = {"seen": str(Case.objects.get(pk=case.pk).event_seq), **typed}
    return city.client("chen").post(f"{BASE}{case.number}/steps/{verb}/", typed)


@pytest.mark.parametrize("name", sorted(stories.STORIES))
def test_every_state_has_a_page_in_the_residents_words(city: City, name: str) -> None:
    case = stories.STORIES[name](city)
    text = page_of(city, case)
    assert case.number in text and stories.LAMP[:20] in text
    assert not [word for word in BANNED if word in text]


@pytest.mark.parametrize("who", ["sui", "li", "wu"])
def test_anothers_number_is_not_found(city: City, who: str) -> None:
    case = stories.registered(city)
    assert city.client(who).get(f"{BASE}{case.number}/").status_code == 404


def test_a_number_is_not_found_in_the_other_home(city: City) -> None:
    case = stories.registered(city)
    address = f"/lanxi/c/hekou/requests/{case.number}/"
    assert city.client("chen").get(address).status_code == 404


def test_who_is_not_signed_in_cannot_tell_numbers_that_exist_from_others(city: City) -> None:
    case = stories.registered(city)
    real, made_up = (city.client().get(f"{BASE}{no}/") for no in (case.number, "SQ1-1"))
    assert (real.status_code, made_up.status_code) == (302, 302)
    assert real["Location"].replace(case.number, "") == made_up["Location"].replace("SQ1-1", "")


def test_internal_notes_are_never_shown(city: City) -> None:
    case = stories.handling(city)
    case.note(by=city.actor("zhao"), text="内部：缺备件", is_public=False)
    case.note(by=city.actor("zhao"), text="备件明天到", is_public=True)
    text = page_of(city, case)
    assert "备件明天到" in text and "缺备件" not in text


def test_unit_and_worker_are_named_except_on_a_confidential_case(city: City) -> None:
    assert "区路灯管理所 赵志远" in page_of(city, stories.handling(city))
    case = stories.registered(city, request_type=RequestType.REPORT)
    case.accept(by=city.actor("zhou"))
    text = page_of(city, case)
    assert "东桥街道" in text and "周敏" not in text


def test_missed_and_new_promises_stay_in_sight_after_a_redo(city: City) -> None:
    text = page_of(city, stories.redo(city))
    assert "重新办完并答复您" in text and "办完并答复您" in text


def test_an_unhappy_rating_without_a_reason_is_asked_why(city: City) -> None:
    case = stories.resolved(city)
    answer = step(city, case, "rate", solved="no", satisfied="no", text="")
    assert answer.status_code == 422
    assert "请写明还有什么问题" in answer.content.decode()


def test_an_unhappy_rating_goes_back_to_the_same_unit(city: City) -> None:
    case = stories.resolved(city)
    assert step(city, case, "rate", **stories.UNHAPPY).status_code == 302
    again = Case.objects.get(pk=case.pk)
    assert (again.state, again.holder_id) == ("redo", city.unit("区路灯管理所").id)


def test_a_happy_rating_closes(city: City) -> None:
    case = stories.resolved(city)
    step(city, case, "rate", solved="yes", satisfied="mostly", text="")
    assert Case.objects.get(pk=case.pk).state == "closed"


def test_a_question_is_answered_on_the_page(city: City) -> None:
    case = stories.waiting(city)
    assert "请问是几号灯杆？" in page_of(city, case)
    step(city, case, "supply", text="12号灯杆")
    assert Case.objects.get(pk=case.pk).state == "handling"
    assert "12号灯杆" in page_of(city, case)


def test_a_rating_from_a_page_that_is_older_than_the_result_is_told_so(city: City) -> None:
    case = stories.resolved(city)
    seen = Case.objects.get(pk=case.pk).event_seq
    case.reject(by=city.actor("chen"), **stories.UNHAPPY)
    case.take(by=city.actor("zhao"))
    case.resolve(by=city.actor("zhao"), text="换了灯头")
    answer = step(city, case, "rate", seen=str(seen), solved="yes", satisfied="yes", text="谢谢")
    assert answer.status_code == 409
    assert "区路灯管理所 赵志远办完了" in answer.content.decode()
    assert "谢谢" in answer.content.decode()


def test_a_step_that_is_over_says_who_did_what_and_keeps_the_words(city: City) -> None:
    case = stories.withdrawn(city)
    answer = step(city, case, "add", text="还想说一句")
    assert answer.status_code == 409
    assert "撤回了诉求" in answer.content.decode() and "还想说一句" in answer.content.decode()


@pytest.mark.parametrize("verb", ["accept", "reject", "resolve", "note", "nonsense"])
def test_staff_verbs_have_no_address_here(city: City, verb: str) -> None:
    case = stories.resolved(city)
    assert step(city, case, verb).status_code == 404


def test_words_of_a_step_are_kept_when_the_session_has_ended(city: City) -> None:
    case, client = stories.handling(city), city.client()
    answer = client.post(f"{BASE}{case.number}/steps/add/", {"text": "又坏了"})
    assert answer.status_code == 302 and answer["Location"].startswith("/login/")


def test_what_was_taken_down_by_phone_is_found_under_the_proven_phone(city: City) -> None:
    case = Case.register(
        stories.report(city, source=Source.PHONE), tenant_id=1, by=city.actor("li")
    )
    assert case.number in city.client("chen").get(BASE).content.decode()
    assert step(city, case, "withdraw", text="").status_code == 302


def test_a_mistyped_phone_shows_nothing_to_its_owner(city: City) -> None:
    case = stories.registered(city, phone="13900001234")
    assert case.number not in city.client("sui").get(BASE).content.decode()
    assert city.client("sui").get(f"{BASE}{case.number}/").status_code == 404


def test_the_list_has_three_parts(city: City) -> None:
    made = [stories.STORIES[name](city) for name in ("handling", "resolved", "closed")]
    parts = requests(city.accounts["chen"], 1)
    numbers = [
        [line.number for line in part] for part in (parts.running, parts.waiting, parts.ended)
    ]
    assert numbers == [[case.number] for case in made]


def test_the_list_is_empty_with_a_way_on(city: City) -> None:
    text = city.client("sui").get(BASE).content.decode()
    assert "还没有反映过问题" in text and "我要反映" in text


def test_the_list_takes_the_same_queries_for_one_and_for_many(
    city: City, django_assert_max_num_queries: Any
) -> None:
    for name in ("registered", "handling", "resolved", "closed", "redo"):
        stories.STORIES[name](city)
    with held(), django_assert_max_num_queries(7):
        requests(city.accounts["chen"], 1)


def test_while_only_the_check_is_open_it_is_the_next_promise(city: City) -> None:
    case = stories.resolved(city)
    Promise.objects.of(1, [case.pk]).open().update(kind="verify")
    assert "另一位工作人员会去核实结果" in page_of(city, case)
