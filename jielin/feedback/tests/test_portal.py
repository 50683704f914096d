"""The entry on every page, the receipt, and the asker's last word, over HTTP."""

import re
from typing import Any

import pytest
from django.test import Client

from jielin.feedback.models import Feedback
from jielin.kernel.ids import uuid7

from .conftest import ANSWER, TEXT, Town

HERE = "/landong/c/wutongli/"
ENTRY = f"/feedback/?from={HERE}report/"


def told(**more: Any) -> dict[str, Any]:
    usual = {"topic": "fault", "text": TEXT, "page": f"{HERE}report/", "phone": "", "key": uuid7()}
    return {**usual, **more}


def sent(client: Client, **more: Any) -> tuple[Feedback, str]:
    """What was sent, and the address of its receipt."""
    answer = client.post(ENTRY, told(**more))
    assert answer.status_code == 302, answer.content.decode()
    return Feedback.objects.order_by("-id")[0], answer["Location"]


@pytest.mark.parametrize(
    "path", [HERE, "/choose/", "/about/help/", "/login/", "/me/", "/nowhere/"]
)
def test_every_page_of_the_portal_leads_there_with_its_own_path(town: Town, path: str) -> None:
    page = Client().get(path).content.decode()
    assert "对本平台提意见" in page
    assert f"/feedback/?from={path.replace('/', '%2F')}" in page


def test_every_page_of_the_desk_leads_there(town: Town) -> None:
    page = town.client("li").get("/desk/landong/").content.decode()
    assert 'href="/feedback/"' in page


def test_the_desk_is_told_by_the_browser(town: Town) -> None:
    client = town.client("li")
    left = "http://testserver/desk/landong/cases/?q=陈芳"
    answer = client.get("/feedback/", headers={"referer": left})
    assert answer["Location"] == "/feedback/?from=%2Fdesk%2Flandong%2Fcases%2F"
    page = client.get(answer["Location"]).content.decode()
    assert 'value="/desk/landong/cases/"' in page
    assert "陈芳" not in page


def test_another_site_tells_no_page(town: Town) -> None:
    answer = Client().get("/feedback/", headers={"referer": "http://evil.example/a/"})
    assert answer.status_code == 200


def test_somebody_without_an_account_gets_a_receipt_that_only_its_address_opens(
    town: Town,
) -> None:
    one, receipt = sent(Client())
    page = Client().get(receipt).content.decode()
    assert one.number in page
    assert "答复您" in page
    for other in (one.number, "x" * 22, str(one.pk)):
        assert Client().get(f"/landong/feedback/{other}/").status_code == 404


def test_a_person_may_clear_the_page(town: Town) -> None:
    one, _receipt = sent(Client(), page="")
    assert (one.page, one.tenant_id, one.area_id) == ("", 1, town.area("梧桐里社区"))


def test_what_is_typed_as_a_page_loses_what_was_searched(town: Town) -> None:
    one, _receipt = sent(Client(), page=f"{HERE}report/?name=陈芳")
    assert one.page == f"{HERE}report/"
    assert sent(Client(), page="首页")[0].page == "首页"


def test_only_the_account_opens_what_it_sent(town: Town) -> None:
    one, receipt = sent(town.client("chen"))
    assert receipt == f"/landong/feedback/{one.number}/"
    assert town.client("chen").get(receipt).status_code == 200
    for who in ("", "sui", "li"):
        assert town.client(who).get(receipt).status_code == 404
    assert town.client("chen").get(receipt.replace("landong", "lanxi")).status_code == 404


def test_ones_own_stand_under_me(town: Town) -> None:
    one, _receipt = sent(town.client("chen"))
    client = town.client("chen")
    assert "/me/feedback/" in client.get("/me/").content.decode()
    assert one.number in client.get("/me/feedback/").content.decode()
    assert one.number not in town.client("sui").get("/me/feedback/").content.decode()
    assert Client().get("/me/feedback/").status_code == 302


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"text": ""}, "请写您想说的话"),
        ({"text": " \n "}, "请写您想说的话"),
        (
            {"text": "字" * 3000},
            "最多写 2,000 个字，现在有 3,000 个|最多写 2000 个字，现在有 3000 个",
        ),
        ({"topic": ""}, "请在三项中选一项"),
        ({"topic": "spam"}, "请在三项中选一项"),
        ({"phone": "1380000220"}, "手机号是 11 位数字|您输入了 10 位|11"),
        ({"phone": "138000022066"}, "11"),
        ({"phone": "电话没有"}, "数字"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    town: Town, wrong: dict[str, str], sentence: str
) -> None:
    answer = Client().post(ENTRY, told(**wrong))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert re.search(sentence, page)
    assert wrong.get("text", TEXT[:8])[:500].strip() in page
    assert not Feedback.objects.exists()


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "字太小了👵🏻🔍", "1 < 2 && 3 > 2"])
def test_strange_words_are_shown_as_they_are(town: Town, text: str) -> None:
    one, receipt = sent(Client(), text=text)
    page = Client().get(receipt).content.decode()
    assert one.text == text
    assert "<script>alert" not in page


def test_sending_twice_is_sending_once(town: Town) -> None:
    client, key = Client(), uuid7()
    first, second = sent(client, key=key)[1], sent(client, key=key)[1]
    assert first == second
    assert Feedback.objects.count() == 1


def test_too_many_keep_what_was_typed(town: Town) -> None:
    client = Client()
    for _ in range(6):
        sent(client)
    answer = client.post(ENTRY, told(text="第七条意见"))
    assert answer.status_code == 409
    assert "第七条意见" in answer.content.decode()


def test_the_asker_reads_the_answer_and_has_the_last_word(town: Town) -> None:
    one, receipt = sent(Client())
    one.answer(by=town.actor("qian"), text=ANSWER)
    page = Client().get(receipt).content.decode()
    assert ANSWER in page
    assert Client().post(f"{receipt}steps/ask_again/", {"text": ""}).status_code == 422
    assert Client().post(f"{receipt}steps/ask_again/", {"text": "还是不行"}).status_code == 302
    assert Client().post(f"{receipt}steps/close/").status_code == 409
    town.fresh(one).answer(by=town.actor("qian"), text="再次修改。")
    assert Client().post(f"{receipt}steps/close/").status_code == 302
    assert town.fresh(one).state == "closed"


def test_no_other_step_is_taken_here(town: Town) -> None:
    _one, receipt = sent(Client())
    for verb in ("answer", "reveal", "erase", "nothing"):
        assert Client().post(f"{receipt}steps/{verb}/").status_code == 404
    assert Client().get(f"{receipt}steps/close/").status_code == 405


def test_words_about_the_neighbourhood_are_taken_in_and_led_on(town: Town) -> None:
    one, receipt = sent(Client(), text="3号楼门口的路灯不亮了，老人下楼要摸黑。")
    page = Client().get(receipt).content.decode()
    assert one.state == "received"
    assert "身边的具体问题" in page
    assert f'href="{HERE}"' in page


def test_danger_names_the_line_to_call(town: Town) -> None:
    _one, receipt = sent(Client(), text="楼道里煤气泄漏")
    assert "请先打电话" in Client().get(receipt).content.decode()


def test_words_about_the_site_are_not_taken_for_a_lamp(town: Town) -> None:
    _one, receipt = sent(Client(), text="反映路灯的页面上，提交按钮字太小。")
    assert "身边的具体问题" not in Client().get(receipt).content.decode()


def test_where_nothing_tells_the_district_it_is_asked_for(town: Town) -> None:
    client = Client()
    assert "您在哪个区县" in client.get("/feedback/?from=/choose/").content.decode()
    answer = client.post("/feedback/?from=/choose/", told(page="/choose/", home=""))
    assert answer.status_code == 422
    client.post("/feedback/?from=/choose/", told(page="/choose/", home="lanxi"))
    assert Feedback.objects.get().tenant_id == 2


def test_a_visited_community_tells_the_district(town: Town) -> None:
    client = Client()
    client.get(HERE)
    assert "您在哪个区县" not in client.get("/feedback/?from=/choose/").content.decode()


def test_the_pages_speak_english_too(town: Town) -> None:
    _one, receipt = sent(Client())
    for path in (ENTRY, receipt):
        page = Client().get(f"/en{path}").content.decode()
        assert 'lang="en"' in page
        assert "对本平台提意见" not in page


def test_the_pages_cost_few_queries(town: Town, django_assert_max_num_queries: Any) -> None:
    _one, receipt = sent(Client())
    for path in (ENTRY, receipt):
        Client().get(path)
        with django_assert_max_num_queries(5):
            Client().get(path)
