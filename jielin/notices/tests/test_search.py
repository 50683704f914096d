"""Search finds the notices whose page a person may open, and no other."""

from dataclasses import replace
from typing import Any

import pytest

from jielin.kernel.models import Tenant
from jielin.notices.models import Notice
from jielin.notices.queries import seeing
from jielin.notices.search import SEARCHED
from jielin.search import queries, words

from .conftest import HUAIYINLI, Town

STAFF = ("li", "hu", "zhou", "sun", "he", "zhao", "qian", "wu")


def found(town: Town, who: str, typed: str) -> list[str]:
    home, asked = Tenant.objects.get(pk=1), words.read(typed)
    answer = queries.search(SEARCHED[0], town.actor(who), home, asked, shown=20)
    return [hit.number for hit in answer.hits]


@pytest.mark.parametrize("typed", ["停水", "供水管道检修", "8号楼", "梧桐里社区"])
def test_a_notice_is_found_by_title_text_building_and_unit(
    town: Town, run_jobs: Any, typed: str
) -> None:
    notice = town.published()
    run_jobs()
    assert found(town, "li", typed) == [notice.number]


@pytest.mark.parametrize("who", STAFF)
def test_search_sees_what_the_page_shows_and_nothing_else(
    town: Town, run_jobs: Any, who: str
) -> None:
    notices = [
        town.published(),
        town.draft(),
        town.proposed(HUAIYINLI, unit="东桥街道", who="zhou"),
    ]
    run_jobs()
    mine = {one.number for one in notices if seen(town, who, one)}
    assert set(found(town, who, "停水")) == mine


def test_changed_words_are_found_and_the_old_ones_are_not(town: Town, run_jobs: Any) -> None:
    notice = town.draft()
    words_now = replace(notice.words, title="7月18日停电", text="电缆检修。")
    notice.change(by=town.actor("li"), words=words_now)
    run_jobs()
    assert found(town, "li", "停电") == [notice.number]
    assert found(town, "li", "停水") == []


def test_a_discarded_draft_is_not_found(town: Town, run_jobs: Any) -> None:
    notice = town.draft()
    notice.discard(by=town.actor("li"))
    run_jobs()
    assert found(town, "li", "停水") == []


def test_its_number_leads_to_it_and_nobody_else(town: Town) -> None:
    notice, home = town.published(), Tenant.objects.get(pk=1)
    asked = words.read(notice.number.lower())
    url = queries.exact(town.actor("li"), home, asked)
    assert url == f"/desk/landong/notices/{notice.number}/"
    assert queries.exact(town.actor("sun"), home, asked) == ""


def seen(town: Town, who: str, notice: Notice) -> bool:
    try:
        return bool(seeing.notice(town.actor(who), 1, notice.number))
    except seeing.Hidden:
        return False


def test_a_hit_names_the_community_once(town: Town, run_jobs: Any) -> None:
    town.published()
    run_jobs()
    home, asked = Tenant.objects.get(pk=1), words.read("停水")
    [hit] = queries.search(SEARCHED[0], town.actor("li"), home, asked, shown=20).hits
    assert (hit.place, hit.unit) == ("", "梧桐里社区")
