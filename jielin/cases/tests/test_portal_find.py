"""Finding a request by number and phone code, without telling who has asked for what."""

import re

import pytest
from django.test import Client

from jielin.cases.models import Case
from jielin.cases.states import RequestType
from jielin.kernel import clock
from jielin.messages.models import OutboxMessage
from tests import stories
from tests.cast import City

BASE = "/landong/c/wutongli/requests/"
PHONE, OTHER = "13800002206", "13900001234"


def ask(client: Client, number: str, phone: str = PHONE) -> str:
    answer = client.post(f"{BASE}find/", {"number": number, "phone": phone}, follow=True)
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())


def code() -> str:
    found = re.search(r"\d{6}", OutboxMessage.objects.latest("created_at").text)
    assert found
    return found[0]


def test_number_and_code_open_the_one_request(city: City) -> None:
    case, client = stories.registered(city), city.client()
    ask(client, f" {case.number.lower()} ")
    answer = client.post(f"{BASE}find/code/", {"code": code()})
    assert answer["Location"] == f"{BASE}{case.number}/"
    assert stories.LAMP[:20] in client.get(answer["Location"]).content.decode()


def test_the_code_opens_no_other_request_of_the_same_phone(city: City) -> None:
    case, client = stories.registered(city), city.client()
    other = stories.registered(city)
    ask(client, case.number)
    client.post(f"{BASE}find/code/", {"code": code()})
    assert client.get(f"{BASE}{other.number}/").status_code == 302


def test_the_right_reaches_to_steps_on_that_request(city: City) -> None:
    case, client = stories.registered(city), city.client()
    ask(client, case.number)
    client.post(f"{BASE}find/code/", {"code": code()})
    client.post(f"{BASE}{case.number}/steps/withdraw/", {"text": "好了"})
    assert Case.objects.get(pk=case.pk).state == "withdrawn"


@pytest.mark.parametrize(("number", "phone"), [("SQ20260714-0417", PHONE), ("", OTHER)])
def test_the_answer_is_the_same_when_they_do_not_match(
    city: City, number: str, phone: str
) -> None:
    case = stories.registered(city)
    with clock.at(clock.now()):
        right = ask(city.client(), case.number)
        sent = OutboxMessage.objects.count()
        wrong = ask(city.client(), number or case.number, phone)
    for private in (case.number, number, "138****2206", "139****1234"):
        right, wrong = (text.replace(private or case.number, "") for text in (right, wrong))
    assert right == wrong
    assert OutboxMessage.objects.count() == sent


def test_a_second_code_too_soon_is_not_told_apart(city: City) -> None:
    case, client = stories.registered(city), city.client()
    ask(client, case.number)
    first = client.post(f"{BASE}find/code/", {"again": "1"}, follow=True).content.decode()
    ask(client, "SQ20260714-0417")
    second = client.post(f"{BASE}find/code/", {"again": "1"}, follow=True).content.decode()
    said = "新的验证码会在一分钟内发到"
    assert said in first and said in second


@pytest.mark.parametrize("matches", [True, False])
def test_a_wrong_code_sounds_the_same_either_way(city: City, matches: bool) -> None:
    case, client = stories.registered(city), city.client()
    ask(client, case.number if matches else "SQ20260714-0417")
    wrong = "111111" if not matches or code() != "111111" else "222222"
    answer = client.post(f"{BASE}find/code/", {"code": wrong})
    assert answer.status_code == 422
    assert "验证码不对，或者已经过期" in answer.content.decode()


def test_a_short_code_is_told_how_many_digits(city: City) -> None:
    client = city.client()
    ask(client, "SQ20260714-0417")
    answer = client.post(f"{BASE}find/code/", {"code": "１２３ 4"})
    assert "4" in answer.content.decode() and answer.status_code == 422


def test_what_was_typed_is_kept_with_the_correction(city: City) -> None:
    answer = city.client().post(f"{BASE}find/", {"number": "SQ1<b>", "phone": "1380000"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "SQ1&lt;b&gt;" in text and 'value="1380000"' in text


def test_an_anonymous_report_of_misconduct_is_found_by_its_author(city: City) -> None:
    case = stories.registered(city, request_type=RequestType.REPORT)
    client = city.client()
    ask(client, case.number)
    client.post(f"{BASE}find/code/", {"code": code()})
    assert client.get(f"{BASE}{case.number}/").status_code == 200
