"""Signing in: by code, by password, the lock after wrong tries, and shutting a device out."""

import re

from playwright.sync_api import Page, expect

from jielin.messages.models import OutboxMessage
from jielin.people.models import Account
from tests.cast import PASSWORD, PHONES

from .sample import DESK
from .visiting import PHONE, Look, Visits


def enter(page: Page, name: str, password: str = PASSWORD) -> None:
    page.goto("/login/?next=/desk/")
    page.locator("#id_username").fill(name)
    page.locator("#id_password").fill(password)
    page.locator("form:has(#id_password)").get_by_role("button").click()


def test_five_wrong_tries_lock_the_name_and_say_until_when(visits: Visits) -> None:
    page = visits.window()
    for _try in range(5):
        enter(page, "li", "wrong-password")
    enter(page, "li")
    expect(page.locator(".summary")).to_contain_text(re.compile(r"\d{2}:\d{2}"))
    expect(page.locator("#id_username")).to_have_value("li")


def test_a_device_that_was_shut_out_is_asked_to_sign_in(visits: Visits) -> None:
    here, there = visits.window(), visits.window()
    enter(here, "li")
    enter(there, "li")
    there.goto(DESK)
    here.goto("/me/sessions/")
    here.get_by_role("button", name=re.compile("^退出该设备")).click()
    there.goto(DESK)
    expect(there).to_have_url(re.compile("/login/"))
    here.goto(DESK)
    expect(here).to_have_url(re.compile(DESK))


def test_a_resident_comes_in_by_a_code_and_back_to_where_she_was(visits: Visits) -> None:
    page = visits.window()
    page.goto("/login/?next=/me/")
    page.locator("#id_phone").fill(PHONES["chen"])
    page.get_by_role("button", name="获取验证码").click()
    found = re.search(r"\d{6}", OutboxMessage.objects.get(template="phone_code").text)
    page.get_by_label("短信验证码").fill(found[0] if found else "")
    page.get_by_role("button", name="登录", exact=True).click()
    expect(page).to_have_url(re.compile("/me/$"))


def test_large_text_is_one_press_away_and_stays(visits: Visits) -> None:
    page = visits.window(look=Look(has_script=False))
    page.goto("/landong/c/wutongli/")
    page.get_by_role("link", name="大字版").click()
    page.goto("/about/help/")
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "20px"


def test_the_keyboard_reaches_the_content_first(visits: Visits) -> None:
    page = visits.window("li", PHONE)
    page.goto(DESK)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_a_number_typed_for_somebody_else_leads_to_an_account_of_the_own(visits: Visits) -> None:
    duo = Account.enlist("duo", "多多", PASSWORD, "13700001111")
    page = visits.window()
    page.goto("/login/?next=/me/")
    page.locator("#id_phone").fill(duo.phone)
    page.get_by_role("button", name="获取验证码").click()
    found = re.search(r"\d{6}", OutboxMessage.objects.get(template="phone_code").text)
    page.get_by_label("短信验证码").fill(found[0] if found else "")
    page.get_by_role("button", name="登录", exact=True).click()
    expect(page.locator("main")).to_contain_text("登录名 d***")
    page.get_by_role("button", name="不是我").dblclick()
    expect(page).to_have_url(re.compile("/me/$"))
    duo.refresh_from_db()
    assert duo.phone == ""
