"""The residents' front pages: choosing and remembering a community, its home, the texts."""

import re

import pytest
from django.test import Client

from jielin.faces.tests.conftest import HOME, SignIn
from jielin.kernel.models import Tenant
from jielin.organisations.tests.conftest import District
from jielin.people.tests.conftest import Ground

ABOUT = ["/about/help/", "/about/privacy/", "/about/accessibility/", "/me/", "/me/reader/"]


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_a_newcomer_chooses_a_community(district: District, client: Client) -> None:
    assert client.get("/")["Location"] == "/choose/"
    page = text(client, "/choose/")
    assert "锦桥区" in page
    assert "?at=990101" in page


def test_areas_lead_down_to_the_communities(district: District, client: Client) -> None:
    assert "东桥街道" in text(client, "/choose/?at=990101")
    assert HOME in text(client, "/choose/?at=990101001")


@pytest.mark.parametrize("words", ["梧桐", "东桥街道 梧桐里", "梧桐里社区"])
def test_words_find_a_community(district: District, client: Client, words: str) -> None:
    assert HOME in client.get("/choose/", {"q": words}).content.decode()


@pytest.mark.parametrize("words", ["没有这里", "𠮷", "<script>alert(1)</script>"])
def test_words_without_a_match_lead_on(district: District, client: Client, words: str) -> None:
    page = client.get("/choose/", {"q": words}).content.decode()
    assert "没有找到这个名称的社区" in page
    assert "<script>alert" not in page


def test_a_visited_community_is_remembered(district: District, client: Client) -> None:
    client.get(HOME)
    assert client.get("/")["Location"] == HOME


def test_a_spoilt_memory_leads_to_the_choice(district: District, client: Client) -> None:
    client.cookies["community"] = "../../etc"
    assert client.get("/")["Location"] == "/choose/"


def test_the_home_names_who_looks_after_the_place(staffed: Ground, client: Client) -> None:
    page = text(client, HOME)
    assert "谁在管这里" in page
    assert "王建国" in page
    assert "第一网格" in page


def test_a_grid_workers_own_number_is_not_shown(staffed: Ground, client: Client) -> None:
    assert "13800" not in text(client, HOME)


def test_an_unknown_community_is_not_found(district: District, client: Client) -> None:
    response = client.get("/jinqiao/c/nowhere/")
    assert response.status_code == 404
    assert "没有找到这一页" in response.content.decode()


@pytest.mark.parametrize("path", [*ABOUT, HOME])
def test_no_english_is_left_on_a_chinese_page(
    district: District, client: Client, path: str
) -> None:
    page = re.sub(r'<a class="pill lang".*?</a>', "", text(client, path))
    words = re.sub(r"<[^>]+>", " ", page)
    assert not re.search(r"[A-Za-z]{3,} [a-z]{2,} [a-z]{2,}", words)


@pytest.mark.parametrize("path", [*ABOUT, HOME])
def test_no_chinese_sentence_is_left_on_an_english_page(
    district: District, client: Client, path: str
) -> None:
    words = re.sub(r"<[^>]+>", " ", text(client, f"/en{path}"))
    assert not re.search(r"[\u4e00-\u9fff]{3,}[，。]", words)


def test_the_language_switch_keeps_the_page(district: District, client: Client) -> None:
    assert f'href="/en{HOME}"' in text(client, HOME)
    assert f'href="{HOME}"' in text(client, f"/en{HOME}")


@pytest.mark.usefixtures("remembering")
def test_large_text_works_without_a_script(district: District, client: Client) -> None:
    assert client.get(f"{HOME}?size=2")["Location"] == HOME
    page = text(client, HOME)
    assert 'data-size="2"' in page
    assert "回标准版" in page


def test_dark_colours_are_linked_as_asked(district: District, client: Client) -> None:
    assert "prefers-color-scheme: dark" in text(client, HOME)
    client.cookies["theme"] = "dark"
    assert 'dark.css" media="screen">' in text(client, HOME)
    client.cookies["theme"] = "light"
    assert "dark.css" not in text(client, HOME)


@pytest.mark.parametrize("is_demo", [True, False])
def test_invented_data_alone_is_marked(district: District, client: Client, is_demo: bool) -> None:
    Tenant.objects.filter(pk=district.home.pk).update(is_demo=is_demo)
    assert ("演示数据" in text(client, HOME)) is is_demo


def test_the_first_load_is_light(district: District, client: Client) -> None:
    assert len(client.get(HOME).content) < 16 * 1024


def test_my_page_leads_staff_to_the_desk(sign_in: SignIn) -> None:
    page = text(sign_in("li"), "/me/")
    assert 'href="/desk/"' in page
    assert "退出登录" in page


@pytest.mark.parametrize("path", [HOME, "/me/", "/about/privacy/"])
def test_whoever_is_signed_in_leaves_no_page_in_the_browser(sign_in: SignIn, path: str) -> None:
    """Else the next one at a shared telephone goes back and reads it."""
    assert "no-store" in sign_in("li").get(path)["Cache-Control"]


def test_who_is_nobody_in_particular_may_go_back_fast(district: District, client: Client) -> None:
    assert "Cache-Control" not in client.get(HOME)
