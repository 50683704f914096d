"""Ctrl K: by hand alone to a page and to a matter, on every size, and without a script."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from jielin.cases.models import Case
from tests import stories
from tests.cast import City

from .axe import complaints
from .sample import DESK
from .visiting import DESKTOP, PHONE, Look, Visits

ELDER = Look(390, size=4, theme="dark")


@pytest.fixture
def case(lasting_city: City) -> Case:
    one = stories.handling(lasting_city)
    call_command("index_search", stdout=StringIO())
    return one


def opened(visits: Visits, look: Look = DESKTOP, at: str = DESK) -> Page:
    page = visits.window("li", look)
    page.goto(at)
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox")).to_be_focused()
    return page


def test_words_arrows_and_enter_lead_to_a_matter(visits: Visits, case: Case) -> None:
    page = opened(visits)
    page.keyboard.type("路灯")
    option = page.get_by_role("option").filter(has_text=case.number)
    expect(option).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "false")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/cases/{case.number}/$"))


def test_a_page_of_the_menu_is_three_letters_away(visits: Visits) -> None:
    page = opened(visits)
    page.keyboard.type("快捷键")
    expect(page.get_by_role("option")).to_have_count(2)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/keys/$"))


def test_enter_before_the_answer_asks_the_search_page(visits: Visits, case: Case) -> None:
    page = opened(visits)
    page.keyboard.type("路灯")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/search/[?]q="))
    expect(page.locator("main")).to_contain_text(case.number)


def test_escape_closes_it_and_leads_back_to_where_one_was(visits: Visits) -> None:
    page = visits.window("li", DESKTOP)
    page.goto(DESK)
    page.locator(".find").focus()
    page.keyboard.press("Control+k")
    page.keyboard.type("路灯")
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator(".find")).to_be_focused()
    page.keyboard.press("Meta+k")
    expect(page.get_by_role("combobox")).to_be_focused()


def test_escape_closes_it_also_before_its_list_has_come(visits: Visits) -> None:
    page = visits.window("li", DESKTOP)
    page.goto(DESK)
    page.route("**/search/bar/**", lambda _: None)  # an answer that never comes
    page.keyboard.press("Control+k")
    page.keyboard.type("路灯")
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)


@pytest.mark.parametrize("look", [DESKTOP, PHONE, ELDER], ids=lambda look: look.name)
def test_axe_finds_nothing_in_the_open_bar(visits: Visits, case: Case, look: Look) -> None:
    page = opened(visits, look)
    assert not list(complaints(page))
    page.keyboard.type("路灯")
    expect(page.get_by_role("option").filter(has_text=case.number)).to_be_visible()
    assert not list(complaints(page))


def test_without_a_script_the_same_is_a_link(visits: Visits) -> None:
    page = visits.window("li", Look(1440, has_script=False))
    page.goto(DESK)
    page.locator(".find").click()
    expect(page.locator("#search-q")).to_be_visible()
    page.locator("#search-q").fill("没有这样的事")
    page.locator("main .b.primary").click()
    expect(page.locator("main")).to_contain_text("没有与这些文字相符的内容")
