"""The search page and the command bar: what they lead to, and that nothing typed breaks them."""

from io import StringIO
from urllib.parse import urlencode

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jielin.cases.states import RequestType
from tests import stories
from tests.cast import City

SEARCH, BAR = "/desk/landong/search/", "/desk/landong/search/bar/"
ODD = (
    "灯", "，。！？", '"', "'", "*", "AND", "NOT OR", 'a" OR "b', "路灯*", "(", ")(",
    "NEAR(路 灯)",
    "^路", "路灯 AND 不", "-路灯", "{tokens}: 路", "'; DROP TABLE search_document; --", "%", "\\",
    "<script>alert(1)</script>", "😀", "👨‍👩‍👧", "\x00", "\ud800", "灯" * 5000,
    "a" * 5000, "1" * 9, "(" * 5000, "路 " * 2500, "k0case", "o0", "!路 & 灯 | :*", "٣", "ſ", "İ",
)  # fmt: skip


def index() -> None:
    call_command("index_search", stdout=StringIO())


def shown(city: City, who: str, path: str, **told: str) -> str:
    answer = city.client(who).get(f"{path}?{urlencode(told, errors='surrogatepass')}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_hits_stand_in_groups_with_the_words_marked(city: City) -> None:
    case = stories.handling(city)
    index()
    page = shown(city, "zhou", SEARCH, q="路灯")
    assert case.number in page
    assert "<mark>路灯</mark>" in page
    assert "诉求" in page


def test_a_whole_number_leads_straight_to_its_matter(city: City) -> None:
    case = stories.registered(city)
    for typed in (case.number, f" {case.number.lower()} "):
        answer = city.client("li").get(f"{SEARCH}?{urlencode({'q': typed})}")
        assert answer["Location"] == f"/desk/landong/cases/{case.number}/"


def test_a_number_that_is_hidden_is_answered_like_one_that_does_not_exist(city: City) -> None:
    case = stories.registered(city, request_type=RequestType.REPORT)
    index()
    hidden = shown(city, "li", SEARCH, q=case.number)
    unknown = shown(city, "li", SEARCH, q="SQ20260101-9999")
    assert "没有与这些文字相符的内容" in hidden
    assert body(hidden, case.number) == body(unknown, "SQ20260101-9999")


def body(page: str, typed: str) -> str:
    return page.split('id="main"')[1].replace(typed, "")


@pytest.mark.parametrize("path", [SEARCH, BAR])
@pytest.mark.parametrize("typed", ["13800002206", "+86 138-0000-2206", "11010519491231002X"])
def test_a_telephone_number_is_not_searched_and_the_way_is_named(
    city: City, path: str, typed: str
) -> None:
    stories.registered(city)
    index()
    assert "电话号码和身份证号不进入搜索" in shown(city, "li", path, q=typed)


@pytest.mark.parametrize("path", [SEARCH, BAR])
@pytest.mark.parametrize("typed", ODD, ids=range(len(ODD)))
def test_nothing_typed_breaks_it(city: City, path: str, typed: str) -> None:
    stories.registered(city)
    index()
    page = shown(city, "li", path, q=typed)
    assert "<script>alert" not in page


def test_an_empty_search_asks_nothing_and_says_what_to_type(city: City) -> None:
    assert "请输入编号、文字、地点或单位" in shown(city, "li", SEARCH)
    assert "请输入编号、文字、地点或单位" in shown(city, "li", SEARCH, q="  ")


def test_no_result_says_what_to_try(city: City) -> None:
    page = shown(city, "li", SEARCH, q="没有这样的事")
    assert "请换一个说法" in page
    assert "没有与这些文字相符的内容" in page


def test_the_kind_stays_in_the_address_and_an_unknown_one_is_all(city: City) -> None:
    case = stories.registered(city)
    index()
    assert case.number in shown(city, "li", SEARCH, q="路灯", kind="case")
    assert case.number not in shown(city, "li", SEARCH, q="路灯", kind="whistle_order")
    assert case.number in shown(city, "li", SEARCH, q="路灯", kind="x")


def test_older_ones_follow_page_by_page(city: City) -> None:
    numbers = {stories.registered(city).number for _ in range(23)}
    index()
    first = city.client("li").get(f"{SEARCH}?q=路灯&kind=case")
    second = city.client("li").get(f"{SEARCH}{first.context['links'].next_url}")
    lines = [line for page in (first, second) for line in page.context["groups"][0].lines]
    assert {line.hit.number for line in lines} == numbers
    assert (len(lines), second.context["links"].next_url) == (23, "")


def test_the_bar_opens_with_the_pages_of_the_menu(city: City) -> None:
    page = shown(city, "li", BAR)
    for word in ("我的工作台", "诉求", "登记诉求", "键盘快捷键"):
        assert word in page
    assert 'role="combobox"' in page
    assert 'role="listbox"' in page


def test_the_bar_narrows_the_pages_and_finds_matters(city: City) -> None:
    case = stories.registered(city)
    index()
    found = shown(city, "li", BAR, q="路灯")
    assert case.number in found
    assert "combobox" not in found
    assert "我的工作台" not in found
    assert "我的工作台" in shown(city, "li", BAR, q="工作台")


@pytest.mark.parametrize("path", [SEARCH, BAR])
def test_only_people_of_the_home_search_it(city: City, path: str) -> None:
    assert city.client("wu").get(path).status_code == 404
    assert city.client("").get(path).status_code == 302


def test_every_desk_page_leads_to_the_search_without_javascript(city: City) -> None:
    page = shown(city, "li", "/desk/landong/")
    assert f'<a class="find" href="{SEARCH}" data-command="{BAR}"' in page


@pytest.mark.parametrize("who", ["li", "zhou", "zhao", "he"])
def test_a_search_costs_at_most_ten_and_an_opened_bar_at_most_three(city: City, who: str) -> None:
    for _ in range(3):
        stories.handling(city)
    index()
    client = city.client(who)
    client.get(f"{SEARCH}?q=路灯")
    for path, ceiling in ((f"{SEARCH}?q=路灯", 10), (f"{BAR}?q=路灯", 10), (BAR, 4)):
        with CaptureQueriesContext(connection) as caught:
            client.get(path)
        assert len(caught) <= ceiling, path
