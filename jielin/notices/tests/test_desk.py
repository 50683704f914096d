"""The pages of those who write and approve."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import localtime

from jielin.kernel import clock
from jielin.notices.models import Notice

from .conftest import HUAIYINLI, TEXT, TITLE, WUTONGLI, Town

DESK = "/desk/landong/"
LIST = f"{DESK}notices/"
WRITTEN = "%Y-%m-%dT%H:%M"


def typed(town: Town, **more: Any) -> dict[str, Any]:
    now = localtime(clock.now())
    usual = {
        "topic": "water",
        "title": TITLE,
        "text": TEXT,
        "areas": [str(town.area(WUTONGLI))],
        "buildings": "6号楼",
        "valid_from": (now + timedelta(hours=2)).strftime(WRITTEN),
        "valid_until": (now + timedelta(hours=9)).strftime(WRITTEN),
    }
    return {**usual, **more}


def page(town: Town, who: str, address: str = "") -> str:
    return town.client(who).get(LIST + address).content.decode()


def test_a_notice_goes_from_the_writer_to_the_street_and_out(town: Town) -> None:
    li, zhou = town.client("li"), town.client("zhou")
    made = li.post(f"{LIST}new/", typed(town))
    notice = Notice.objects.get()
    assert made["Location"] == f"{LIST}{notice.number}/"
    propose = f"{LIST}{notice.number}/steps/propose/"
    assert li.post(propose, {"seen": notice.event_seq}).status_code == 302
    notice = Notice.objects.get()
    assert notice.number in zhou.get(DESK).content.decode()
    publish = f"{LIST}{notice.number}/steps/publish/"
    told = {"seen": notice.event_seq, "is_important": "on"}
    assert zhou.post(publish, told).status_code == 302
    assert Notice.objects.get().is_important
    assert notice.number not in zhou.get(DESK).content.decode()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": ""}, "请写标题"),
        ({"title": "题" * 61}, "最多写 60 个字"),
        ({"text": "字" * 3001}, "最多写 "),
        ({"text": " "}, "请写通知内容"),
        ({"topic": "gossip"}, "请选择通知类别"),
        ({"areas": []}, "请选择通知的范围"),
        ({"areas": ["999999"]}, "请选择本单位负责的范围"),
        ({"valid_from": "明天"}, "请按 2026-12-31 09:00 的样子写"),
        ({"valid_from": "2026-07-17T12:00", "valid_until": "2026-07-17T11:00"}, "结束时间早于"),
        ({"valid_from": "2026-07-14T12:00", "valid_until": "2026-07-15T11:00"}, "已经过了"),
        ({"buildings": "楼" * 201}, "最多写 200 个字"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    town: Town, wrong: dict[str, Any], sentence: str
) -> None:
    answer = town.client("li").post(f"{LIST}new/", typed(town, **wrong))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "请提前储水" in answer.content.decode() or "text" in wrong
    assert not Notice.objects.exists()


def test_a_community_is_not_offered_the_areas_of_another(town: Town) -> None:
    shown = page(town, "li", "new/")
    assert "第7网格" in shown
    assert HUAIYINLI not in shown
    assert HUAIYINLI in page(town, "zhou", "new/")


def test_a_department_is_offered_district_streets_and_communities(town: Town) -> None:
    shown = page(town, "zhao", "new/")
    for name in ("澜东区", "东桥街道", WUTONGLI, "柳巷社区"):
        assert f"<span>{name}</span>" in shown
    assert "第7网格" not in shown
    assert "河口社区" not in shown


def test_a_notice_longer_than_a_year_is_refused_and_kept(town: Town) -> None:
    told = typed(town, valid_until="2028-01-01T00:00")
    answer = town.client("li").post(f"{LIST}new/", told)
    assert answer.status_code == 409
    assert "请提前储水" in answer.content.decode()


def test_the_same_words_are_warned_about_and_not_stopped(town: Town) -> None:
    first = town.published()
    town.client("li").post(f"{LIST}new/", typed(town, topic="other", text=TEXT))
    second = Notice.objects.order_by("-id")[0]
    shown = page(town, "zhou", f"{second.number}/")
    assert "已有一条内容相同的通知" in shown
    assert first.number in shown


def test_the_same_kind_for_the_same_days_and_areas_is_warned_about(town: Town) -> None:
    first = town.published()
    second = town.proposed("第7网格", WUTONGLI, text="另一段话。")
    other = town.proposed(text="另一段话，另一天。", valid_from=clock.now() + timedelta(days=9),
                          valid_until=clock.now() + timedelta(days=10))  # fmt: skip
    assert "同一时间、同一范围已有一条同类通知" in page(town, "zhou", f"{second.number}/")
    assert first.number not in page(town, "zhou", f"{other.number}/")


def test_a_preview_is_what_residents_will_read(town: Town) -> None:
    shown = page(town, "li", f"{town.draft('第7网格').number}/preview/")
    for words in (TITLE, "预览", 'data-face="portal"', WUTONGLI):
        assert words in shown


def test_a_correction_begins_with_the_words_it_puts_right(town: Town) -> None:
    notice = town.published()
    address = f"new/?corrects={notice.number}"
    assert "供水管道检修" in page(town, "li", address)
    answer = town.client("li").post(LIST + address, typed(town, title="停水改到下午"))
    assert answer.status_code == 302
    assert Notice.objects.get(corrects=notice).version == 2


def test_nobody_corrects_what_they_do_not_write(town: Town) -> None:
    notice = town.published()
    for who in ("zhou", "sun"):
        address = f"{LIST}new/?corrects={notice.number}"
        assert town.client(who).get(address).status_code == 404


def test_a_stale_page_changes_nothing_and_keeps_the_words(town: Town) -> None:
    notice = town.draft()
    seen = notice.event_seq
    notice.change(by=town.actor("hu"), words=town.words(title="胡萍改过"))
    told = typed(town, title="李敏也在改", seen=seen)
    answer = town.client("li").post(f"{LIST}{notice.number}/change/", told)
    assert answer.status_code == 409
    assert "李敏也在改" in answer.content.decode()
    assert Notice.objects.get().title == "胡萍改过"


def test_what_is_out_is_not_changed(town: Town) -> None:
    notice = town.published()
    answer = town.client("li").post(f"{LIST}{notice.number}/change/", typed(town, seen=3))
    assert answer.status_code == 409


def test_taking_back_and_sending_back_need_a_reason(town: Town) -> None:
    notice, waiting = town.published(), town.proposed()
    for who, one, verb in (("li", notice, "take_back"), ("zhou", waiting, "send_back")):
        step = f"{LIST}{one.number}/steps/{verb}/"
        assert town.client(who).get(step).status_code == 200
        told = {"text": "", "seen": one.event_seq}
        assert town.client(who).post(step, told).status_code == 422
        assert town.client(who).post(step, {**told, "text": "有误"}).status_code == 302


def test_hidden_notices_and_inner_steps_do_not_exist(town: Town) -> None:
    notice = town.published()
    assert town.client("sun").get(f"{LIST}{notice.number}/").status_code == 404
    assert town.client("wang").get(LIST).status_code == 403
    assert town.client("wu").get(f"{LIST}{notice.number}/").status_code == 404
    for verb in ("end", "replace", "draft", "change", "nothing"):
        step = f"{LIST}{notice.number}/steps/{verb}/"
        assert town.client("li").post(step, {}).status_code == 404


def test_the_writer_is_told_that_another_must_approve(town: Town) -> None:
    notice = town.proposed("东桥街道", unit="东桥街道", who="zhou")
    answer = town.client("zhou").post(
        f"{LIST}{notice.number}/steps/publish/", {"seen": notice.event_seq}
    )
    assert answer.status_code == 403


def test_the_tabs_hold_what_stands_there(town: Town) -> None:
    waiting, out = town.proposed(title="等着批"), town.published(title="已经发了")
    shown = page(town, "li", "?view=proposed")
    assert waiting.title in shown
    assert out.title not in shown
    assert out.title in page(town, "zhou", "?view=published")
    assert town.client("li").get(f"{LIST}?view=x&after=y").status_code == 200


def test_the_pages_cost_few_queries(town: Town, django_assert_max_num_queries: Any) -> None:
    notice, client = town.proposed(), town.client("zhou")
    for address in (LIST, f"{LIST}{notice.number}/", f"{LIST}new/"):
        client.get(address)
        with django_assert_max_num_queries(8):
            client.get(address)
