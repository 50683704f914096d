"""The pages of wordings and of homes, and what the audit administrator reads of it all."""

from typing import Any

import pytest
from django.test import Client

from jielin.catalogue.models import Because, CategoryRecord
from jielin.kernel.models import Event
from jielin.messages.models import HomeWording, wording_of
from jielin.people.tests.conftest import appoint, enlist
from tests.cast import City
from tests.cast import city as city

from .test_proposals import proposed

ROOT = "/desk/landong/settings/wordings/"
PAGE = f"{ROOT}request_asked/"
OWN = "【澜东区】请就 {number} 补充情况：{link}"
OWN_EN = "【澜东区】Tell us more about {number}: {link}"


@pytest.fixture
def qian(city: City) -> Client:
    return city.client("qian")


def typed(**told: str) -> dict[str, str]:
    return {"text": OWN, "text_en": OWN_EN, "seen": "0", **told}


def test_every_message_is_listed_with_its_length(qian: Client) -> None:
    lines = qian.get(ROOT).context["lines"]
    assert {"phone_code", "request_asked", "work_due"} <= {line.key for line in lines}
    assert all(line.parts >= 1 and not line.is_own for line in lines)


def test_the_preview_fills_both_languages_and_sends_nothing(qian: Client) -> None:
    answer = qian.post(PAGE, typed(look="1"))
    looks = answer.context["looks"]
    assert [look.language for look in looks] == ["zh-hans", "en"]
    assert "SQ20260714-0417" in looks[0].text
    assert looks[0].parts == 2
    assert not HomeWording.objects.exists()


def test_a_change_is_sent_from_then_on_and_reset_undoes_it(qian: Client) -> None:
    assert qian.post(PAGE, typed()).status_code == 302
    assert wording_of(1, "request_asked").text == OWN
    assert "本地文案" in qian.get(ROOT).content.decode()
    assert qian.post(f"{PAGE}reset/", {"seen": "1"}).status_code == 302
    assert wording_of(1, "request_asked").text.startswith("【街邻】")
    assert [one.number for one in qian.get(PAGE).context["versions"]] == [2, 1]


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"text": ""}, "请填文案"),
        ({"text": "【澜东区】{number} {link} {phone}"}, "这条短信没有 {phone}"),
        ({"text": "【澜东区】{link}"}, "文案里必须有 {number}"),
        ({"text": "{number} {link}"}, "签名"),
        ({"text": "【澜东区】{number"}, "花括号"),
        ({"text_en": "【澜东区】hello"}, "文案里必须有 {number} {link}"),
        ({"text": "好" * 401}, "最多 400 个字"),
    ],
)
def test_a_text_that_cannot_be_sent_is_answered_and_kept(
    qian: Client, told: dict[str, str], sentence: str
) -> None:
    answer = qian.post(PAGE, typed(**told))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert typed(**told)["text"] in answer.content.decode()
    assert not HomeWording.objects.exists()


def test_of_two_administrators_the_second_is_told(qian: Client) -> None:
    assert qian.post(PAGE, typed()).status_code == 302
    answer = qian.post(PAGE, typed(text=OWN.replace("补充", "说明")))
    assert answer.status_code == 409
    assert "说明情况" in answer.content.decode()
    assert qian.post(f"{PAGE}reset/", {"seen": "0"}).status_code == 409
    assert qian.post(f"{PAGE}reset/", {}).status_code == 409


def test_a_message_to_staff_asks_for_no_english(qian: Client) -> None:
    assert "text_en" not in qian.get(f"{ROOT}work_due/").context["form"].fields
    told = {"text": "【澜东区】{number} 到期：{due}", "seen": "0"}
    assert qian.post(f"{ROOT}work_due/", told).status_code == 302


@pytest.mark.parametrize(("who", "status"), [("he", 403), ("zhou", 403), ("wu", 404)])
def test_nobody_else_enters(city: City, who: str, status: int) -> None:
    client = city.client(who)
    assert client.get(ROOT).status_code == status
    assert client.post(PAGE, typed()).status_code == status
    assert client.get("/desk/landong/settings/homes/").status_code == status


def test_an_unknown_message_is_not_there(qian: Client) -> None:
    assert qian.get(f"{ROOT}love_letter/").status_code == 404


def test_the_page_of_homes_names_areas_and_only_ones_own(qian: Client) -> None:
    (line,) = qian.get("/desk/landong/settings/homes/").context["lines"]
    assert (line.slug, line.areas, line.streets, line.communities) == (
        "landong", ("澜东区",), 2, 3,
    )  # fmt: skip


def test_audit_reads_what_was_done_to_all_of_it(qian: Client, city: City) -> None:
    proposed(city)
    qian.post(PAGE, typed())
    because = Because(city.actor("qian"), city.home, "依据", seen=1)
    CategoryRecord.rename("R1203", because, name="路灯坏了", name_en="")
    city.accounts["shen"] = enlist("shen", "沈计")
    appoint(city.accounts["shen"], city.unit("澜东区市民诉求中心"), "audit_admin")
    page = city.client("shen").get("/desk/landong/settings/audit/").content.decode()
    for told in ("提出“办结答复诉求人”：5个自然日", "改动文案", "更名分类", "→ 路灯坏了"):
        assert told in page
    assert Event.objects.filter(tenant_id=1, verb="category.renamed").exists()


def test_a_wording_asks_little(qian: Client, django_assert_max_num_queries: Any) -> None:
    qian.get(PAGE)
    with django_assert_max_num_queries(7):
        qian.get(PAGE)
