"""What residents read: on the home of their community, in the list, on a page and on paper."""

from typing import Any

import pytest
from django.test import Client

from jielin.kernel.models import Event

from .conftest import HUAIYINLI, TEXT, TITLE, WUTONGLI, Town, later

HERE = "/landong/c/wutongli/"
LIST = f"{HERE}notices/"
NEXT_DOOR = "/landong/c/990102001002/"


def page(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_home_shows_what_counts_now_with_area_and_buildings(town: Town) -> None:
    town.published()
    shown = page(HERE)
    for words in ("通知公告", TITLE, WUTONGLI, "6号楼、8号楼", "停水"):
        assert words in shown


def test_the_home_of_another_community_does_not(town: Town) -> None:
    town.published()
    assert TITLE not in page(NEXT_DOOR)
    assert TITLE not in page("/landong/c/liuxiang/")


@pytest.mark.parametrize("area", ["东桥街道", "澜东区"])
def test_what_is_for_an_area_above_is_read_below(town: Town, area: str) -> None:
    unit = "东桥街道" if area == "东桥街道" else "澜东区委"
    who = {"东桥街道": "zhou", "澜东区委": "zhao"}[unit]
    town.published(area, unit=unit if who == "zhou" else "区路灯管理所", who=who)
    assert TITLE in page(HERE)
    assert TITLE in page(NEXT_DOOR)


def test_what_is_for_a_grid_is_read_in_its_community(town: Town) -> None:
    town.published("第7网格")
    assert "第7网格" in page(HERE)


def test_important_ones_stand_first_and_the_rest_a_link_away(town: Town) -> None:
    town.published(title="最重要的一条", is_important=True)
    for number in range(4):
        town.published(title=f"普通通知{number}")
    shown = page(HERE)
    assert shown.index("最重要的一条") < shown.index("普通通知3")
    assert "普通通知0" not in shown
    assert "还有 2 条" in shown
    assert "普通通知0" in page(LIST)


@pytest.mark.parametrize("state", ["draft", "proposed", "discarded"])
def test_what_is_not_published_is_no_page(town: Town, state: str) -> None:
    notice = town.in_state(state)
    assert TITLE not in page(HERE)
    assert TITLE not in page(LIST)
    assert Client().get(f"{LIST}{notice.number}/").status_code == 404
    assert Client().get(f"{LIST}{notice.number}/print/").status_code == 404


def test_what_is_over_moves_to_the_past_before_any_job_runs(town: Town) -> None:
    notice = town.published()
    with later(hours=28, minutes=1):
        assert TITLE not in page(HERE)
        shown = page(LIST)
        assert shown.index("以往的通知") < shown.index(TITLE)
        assert "这条通知的时间已过" in page(f"{LIST}{notice.number}/")


def test_the_page_says_everything_and_can_be_read_aloud_and_printed(town: Town) -> None:
    notice = town.published()
    shown = page(f"{LIST}{notice.number}/")
    for words in (
        TITLE,
        *TEXT.split("\n"),
        "梧桐里社区",
        "tel:0000-12345",
        "data-read",
        "/print/",
    ):
        assert words in shown


def test_the_sheet_carries_a_code_and_the_telephone(town: Town) -> None:
    notice = town.published()
    shown = page(f"{LIST}{notice.number}/print/")
    assert "<svg" in shown
    assert "0000-12345" in shown
    assert "<nav" not in shown


def test_whoever_has_read_it_finds_why_it_was_taken_back(town: Town) -> None:
    notice = town.in_state("taken_back")
    assert TITLE not in page(HERE)
    shown = page(f"{LIST}{notice.number}/")
    assert "这条通知已撤回" in shown
    assert "检修取消。" in shown


def test_a_corrected_notice_leads_to_its_correction_and_back(town: Town) -> None:
    notice = town.published()
    correction = town.published(title="停水改到下午", corrects=notice)
    assert correction.number in page(f"{LIST}{notice.number}/")
    assert notice.number in page(f"{LIST}{correction.number}/")
    shown = page(HERE)
    assert "更正" in shown
    assert TITLE not in shown


def test_notices_of_another_home_are_no_pages(town: Town) -> None:
    notice = town.published()
    assert Client().get(f"/lanxi/c/hekou/notices/{notice.number}/").status_code == 404
    assert Client().get(f"{NEXT_DOOR}notices/{notice.number}/").status_code == 404
    assert Client().get(f"{LIST}GG20200101-0001/").status_code == 404


def test_strange_words_are_shown_as_they_are(town: Town) -> None:
    notice = town.published(title="<b>停水</b>", text="<script>alert(1)</script> 💧")
    for address in (HERE, f"{LIST}{notice.number}/", f"{LIST}{notice.number}/print/"):
        shown = page(address)
        assert "<b>停水</b>" not in shown
        assert "<script>alert" not in shown


def test_nobody_counts_who_reads(town: Town) -> None:
    notice = town.published()
    before = Event.objects.count()
    for _ in range(3):
        page(f"{LIST}{notice.number}/")
    fields = {field.name for field in notice._meta.get_fields()}
    assert Event.objects.count() == before
    assert not [name for name in fields if "read" in name or "click" in name or "view" in name]


@pytest.mark.parametrize("after", ["x", "0190f7a0-1111-7abc-8def-0123456789ab"])
def test_a_strange_place_in_the_list_is_answered(town: Town, after: str) -> None:
    town.published()
    assert "通知公告" in page(f"{LIST}?after={after}")


def test_the_pages_speak_english_too(town: Town) -> None:
    notice = town.published(HUAIYINLI, unit="东桥街道", who="zhou")
    for address in ("", f"{notice.number}/", f"{notice.number}/print/"):
        shown = page(f"/en{NEXT_DOOR}notices/{address}")
        assert 'lang="en"' in shown
        assert "通知公告" not in shown


def test_the_pages_cost_few_queries(town: Town, django_assert_max_num_queries: Any) -> None:
    notice = town.published()
    for address in (LIST, f"{LIST}{notice.number}/", f"{LIST}{notice.number}/print/"):
        page(address)
        with django_assert_max_num_queries(4):
            page(address)
