"""A resident tells us, question by question, and the answers survive whatever happens."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from jielin.cases.models import Case
from jielin.cases.states import RequestType
from jielin.kernel.reference import bump
from jielin.organisations.models import Organisation
from tests import stories
from tests.cast import City

BASE = "/landong/c/wutongli/"
LAMP = "3号楼门口的路灯从星期天晚上开始就不亮了，老人下楼要摸黑。"


def tell(client: Client, page: str, **answers: Any) -> Any:
    return client.post(f"{BASE}report/{page}/", answers)


def answer_all(client: Client, city: City, **other: Any) -> None:
    """Every question up to the last look."""
    grid = city.area("第7网格")
    told = {"kind": "help", "text": LAMP, "place": "梧桐路88弄3号楼门前", "grid_id": grid}
    told |= {"category": city.category("R1203"), "phone": "13800002206", "prefers": "both"}
    told |= other
    for page in ("kind", "about", "location", "describe", "category", "contact"):
        if page != "about" or "about" in told:
            if page == "category":
                told |= {"category": "other", "other": told["category"]}
            answer = tell(client, page, **told)
            assert answer.status_code == 302, answer.content.decode()


@pytest.fixture
def client(city: City) -> Client:
    return city.client()


def test_a_request_is_filed_without_an_account_and_without_a_script(
    client: Client, city: City
) -> None:
    answer_all(client, city)
    answer = tell(client, "check")
    case = Case.objects.get()
    assert answer.url == f"{BASE}report/done/{case.number}/"
    assert (case.text, case.area_id, case.asked_by_id) == (LAMP, city.area("第7网格"), None)
    assert case.number in client.get(answer.url).content.decode()


def test_sending_twice_is_one_request_and_the_same_receipt(client: Client, city: City) -> None:
    answer_all(client, city)
    first, second = tell(client, "check"), tell(client, "check")
    assert first.url == second.url
    assert Case.objects.count() == 1


def test_pressing_send_again_after_the_receipt_files_nothing(client: Client, city: City) -> None:
    answer_all(client, city)
    client.get(tell(client, "check").url)
    assert tell(client, "check").url == f"{BASE}report/"
    assert Case.objects.count() == 1


def test_a_draft_whose_receipt_was_never_seen_leads_there(client: Client, city: City) -> None:
    answer_all(client, city)
    receipt = tell(client, "check").url
    assert client.get(f"{BASE}report/")["Location"] == receipt


def test_filing_takes_ten_queries_at_most(city: City) -> None:
    client = city.client("chen")
    stories.registered(city)  # the rules are in the process, as they are on a living site
    answer_all(client, city, which="own")
    tell(client, "duplicates")
    with CaptureQueriesContext(connection) as made:
        tell(client, "check")
    asked = [one["sql"] for one in made if "SAVEPOINT" not in one["sql"]]
    asked = [sql for sql in asked if not sql.startswith(("BEGIN", "COMMIT"))]
    assert len(asked) <= 10, "\n".join(sql[:160] for sql in asked)


def test_the_receipt_is_for_the_browser_that_filed(client: Client, city: City) -> None:
    answer_all(client, city)
    receipt = tell(client, "check").url
    assert city.client().get(receipt).status_code == 404
    assert city.client("sui").get(receipt).status_code == 404


def test_words_typed_in_a_session_that_has_ended_are_kept(client: Client, city: City) -> None:
    answer_all(client, city)
    client.cookies.pop("sessionid")
    answer = tell(client, "describe", text="水管爆了，楼道全是水")
    assert answer.url == f"{BASE}report/kind/"
    assert "水管爆了，楼道全是水" in client.get(f"{BASE}report/describe/").content.decode()


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "'; DROP TABLE cases_case;--", "𠮷野家门口 䶮 🚰"]
)
def test_strange_words_are_kept_and_shown_as_words(client: Client, city: City, words: str) -> None:
    answer_all(client, city, text=words, place=words, name=words)
    check = client.get(f"{BASE}report/check/").content.decode()
    receipt = tell(client, "check").url
    client.get(receipt)
    page = client.get(receipt.replace("report/done", "requests")).content.decode()
    assert Case.objects.get().text == words
    assert "<script>alert" not in check + page
    assert escape(words) in page


def test_a_phone_one_digit_short_is_said_and_kept(client: Client, city: City) -> None:
    answer = tell(client, "contact", phone="1380000220", name="陈芳", prefers="sms")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "手机号应为 11 位，您填了 10 位" in page
    assert 'value="1380000220"' in page and 'value="陈芳"' in page


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("kind", "请选择您想做什么"),
        ("location", "请写明地点"),
        ("describe", "请写下发生了什么"),
        ("category", "请选择是哪方面的事"),
    ],
)
def test_an_empty_answer_is_told_what_is_missing(
    client: Client, question: str, sentence: str
) -> None:
    answer = tell(client, question)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_the_last_look_is_not_reached_with_a_question_open(client: Client) -> None:
    tell(client, "kind", kind="help")
    assert tell(client, "check").url == f"{BASE}report/location/"
    assert not Case.objects.exists()


def test_danger_words_lead_to_the_lines_and_never_keep_from_going_on(
    client: Client, city: City
) -> None:
    answer_all(client, city)
    assert tell(client, "describe", text="楼道里有煤气味").url == f"{BASE}report/danger/"
    assert 'href="tel:119"' in client.get(f"{BASE}report/danger/").content.decode()
    assert tell(client, "danger").url == f"{BASE}report/check/"


def test_a_report_of_misconduct_goes_above_the_unit_named(client: Client, city: City) -> None:
    unit = city.unit("梧桐里社区")
    answer_all(client, city, kind="report", about=str(unit.id))
    tell(client, "check")
    case = Case.objects.get()
    assert case.request_type == RequestType.REPORT
    assert case.receiver_id == city.unit("东桥街道").id
    assert unit.id in case.kept_from


def test_a_place_that_nobody_serves_is_told_and_the_draft_stays(
    client: Client, city: City
) -> None:
    answer_all(client, city)
    for unit in Organisation.objects.filter(kind__in=["community", "street", "district_centre"]):
        if unit.tenant_id == 1:
            Organisation.objects.filter(pk=unit.pk).update(is_active=False)
    bump("organisations")
    answer = tell(client, "check")
    assert answer.status_code == 409
    assert "12345" in answer.content.decode() and LAMP in answer.content.decode()


def test_the_draft_is_sealed_in_the_session(client: Client, city: City) -> None:
    answer_all(client, city)
    stored = str(dict(client.session.items()))
    assert LAMP not in stored and "13800002206" not in stored


def test_the_guess_offers_classes_by_the_words(client: Client, city: City) -> None:
    tell(client, "describe", text=LAMP)
    page = client.get(f"{BASE}report/category/").content.decode()
    first = re.search(r'name="category" value="(\d+)"[^>]*checked', page)
    assert first and int(first[1]) == city.category("R1203")
