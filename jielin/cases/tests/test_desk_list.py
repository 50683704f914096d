"""The list of cases: views, filters in the address, pages, and what never shows."""

import re
from datetime import timedelta
from html import unescape

import pytest

from jielin.cases.models import Case
from jielin.cases.queries import lists
from jielin.cases.states import RequestType
from jielin.kernel import clock
from tests import stories
from tests.cast import City

LIST = "/desk/landong/cases/"


def listed(city: City, who: str, query: str = "view=all") -> str:
    answer = city.client(who).get(f"{LIST}?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def is_listed(city: City, who: str, case: Case, query: str = "view=all") -> bool:
    return f"{LIST}{case.number}/" in listed(city, who, query)


def test_an_area_lists_its_cases_and_no_others(city: City) -> None:
    here = stories.registered(city)
    there = stories.registered(city, area_id=city.area("第8网格"))
    assert is_listed(city, "li", here) and is_listed(city, "li", there)
    assert not is_listed(city, "sun", here) and not is_listed(city, "sun", there)


def test_a_department_lists_what_it_was_given(city: City) -> None:
    given, other = stories.dispatched(city), stories.registered(city)
    assert is_listed(city, "zhao", given) and not is_listed(city, "zhao", other)


def test_mine_is_what_my_unit_holds_now(city: City) -> None:
    given, held = stories.dispatched(city), stories.registered(city)
    assert is_listed(city, "li", held, "view=mine")
    assert not is_listed(city, "li", given, "view=mine")
    assert is_listed(city, "zhao", given, "view=mine")


def test_a_grid_worker_has_only_the_grid_to_do(city: City) -> None:
    other = stories.registered(city, area_id=city.area("第8网格"))
    assert is_listed(city, "li", other, "view=mine")
    assert not is_listed(city, "wang", other, "view=mine")


@pytest.mark.parametrize(("view", "state"), [("dispatch", "accepted"), ("unhappy", "redo")])
def test_a_view_holds_one_state(city: City, view: str, state: str) -> None:
    inside, outside = stories.STORIES[state](city), stories.registered(city)
    assert is_listed(city, "li", inside, f"view={view}")
    assert not is_listed(city, "li", outside, f"view={view}")


def test_due_soon_is_due_within_a_day_the_soonest_first(city: City) -> None:
    now = clock.now()
    with clock.at(now - timedelta(days=30)):
        old = stories.registered(city)
    with clock.at(now - timedelta(days=29)):
        newer = stories.registered(city)
    fresh, shown = stories.registered(city), listed(city, "li", "view=soon")
    assert fresh.number not in shown
    assert shown.index(old.number) < shown.index(newer.number)


@pytest.mark.parametrize("who", ["li", "hu", "wang"])
def test_a_confidential_case_never_shows_to_the_unit_it_is_kept_from(city: City, who: str) -> None:
    secret = stories.registered(city, request_type=RequestType.REPORT)
    for query in ("view=all", "view=mine", f"view=all&q={secret.number}", "view=all&q=路灯"):
        assert not is_listed(city, who, secret, query)
    assert is_listed(city, "zhou", secret)


def test_what_i_asked_myself_is_not_mine_to_handle(city: City) -> None:
    case = Case.register(stories.report(city), tenant_id=1, by=city.actor("li"))
    assert not is_listed(city, "li", case) and is_listed(city, "hu", case)


def test_search_finds_by_number_and_by_words(city: City) -> None:
    lamp = stories.registered(city)
    dust = stories.registered(city, text="工地扬尘很大")
    assert is_listed(city, "li", lamp, f"view=all&q={lamp.number.lower()}")
    assert is_listed(city, "li", dust, "view=all&q=扬尘")
    assert not is_listed(city, "li", lamp, "view=all&q=扬尘")


def test_filters_narrow_by_area_class_state_source_and_day(city: City) -> None:
    case, today = stories.accepted(city), clock.now().date()
    inside = f"grid={case.area_id}&category=R12&state=accepted&source=web&from={today}"
    assert is_listed(city, "li", case, f"view=all&{inside}")
    for outside in ("category=R08", "state=closed", "source=phone", "to=2020-01-01"):
        assert not is_listed(city, "li", case, f"view=all&{outside}")


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        ("category=nonsense", "没有这个类别"),
        ("state=flying", "没有这个状态"),
        ("source=owl", "没有这个来源"),
        ("grid=999999999999999999999", "不在本区"),
        ("grid=²", "不在本区"),
        ("from=2026-02-31", "不是日期"),
        ("todo=sleep", "没有这个分类"),
        ("view=wall", "没有这个视图"),
    ],
)
def test_a_filter_without_sense_is_left_out_and_said(city: City, bad: str, sentence: str) -> None:
    case = stories.registered(city)
    assert sentence in listed(city, "li", bad)
    assert is_listed(city, "li", case, bad)


@pytest.mark.parametrize("bad", ["after=x", "before=~", "after=2026-01-01~1", "q=%00%27--"])
def test_a_broken_place_or_search_is_no_error(city: City, bad: str) -> None:
    listed(city, "li", f"view=all&{bad}")


def test_the_other_homes_areas_are_no_filter(city: City) -> None:
    assert "不在本区" in listed(city, "li", f"view=all&grid={city.area('河口社区')}")


def test_each_filter_in_force_can_be_taken_away(city: City) -> None:
    shown = listed(city, "li", "view=all&state=closed&q=灯")
    assert "view=all&amp;state=closed" in shown and "去掉“灯”" not in shown.split("chip")[0]
    assert "没有符合条件的诉求" in shown and "清除条件" in shown


def test_an_empty_view_says_why(city: City) -> None:
    assert "手上没有在办的诉求" in listed(city, "li", "view=mine")


def test_pages_follow_each_other_without_a_gap(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "SHOWN", 2)
    numbers = [stories.registered(city).number for _ in range(5)][::-1]
    client, url, seen = city.client("li"), f"{LIST}?view=all", []
    for _ in range(3):
        answer = client.get(url)
        seen += [row.number for row in answer.context["rows"]]
        url, back = LIST + answer.context["links"].next_url, answer.context["links"].previous_url
    assert seen == numbers and url == LIST
    before = client.get(LIST + back).context["rows"]
    assert [row.number for row in before] == numbers[2:4]


def test_the_numbers_of_the_workbench_lead_to_lists_as_long(city: City) -> None:
    for story in stories.STORIES.values():
        story(city)
    client = city.client("li")
    shown = client.get("/desk/landong/").content.decode()
    found = re.findall(r'href="([^"]*todo=\w+)"><span>[^<]+</span> <b class="num">(\d+)', shown)
    assert len(found) == 4
    for url, number in found:
        assert len(client.get(unescape(url)).context["rows"]) == int(number), url


@pytest.mark.parametrize("bad", ["to=9999-12-31", "from=0001-01-01", "from=1999-12-31"])
def test_a_day_out_of_reach_is_left_out_and_said(city: City, bad: str) -> None:
    case = stories.registered(city)
    assert "不是日期" in listed(city, "li", bad) and is_listed(city, "li", case, f"view=all&{bad}")


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_a_place_of_another_age_is_no_error(city: City, year: str) -> None:
    id = "019f0000-0000-7000-8000-000000000000"
    for side in ("after", "before"):
        listed(city, "li", f"view=all&{side}={year}-01-01T00:00:00%2B08:00~{id}")


def test_the_list_is_remembered_in_a_small_cookie(city: City) -> None:
    client = city.client("li")
    for _ in range(3):
        stories.registered(city)
    client.get(f"/desk/landong/cases/?view=all&q={'灯' * 90}&x={'y' * 3000}")
    kept = client.cookies["queue"].OutputString()
    assert "view=all" in kept and "yyy" not in kept and len(kept) < 2048
