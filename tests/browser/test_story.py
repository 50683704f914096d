"""One request from end to end: chen on her telephone, li by the keyboard, zhao and hu."""

import re

import pytest
from playwright.sync_api import Page, expect

from jielin.cases.models import Case
from jielin.messages.models import OutboxMessage
from tests import stories
from tests.cast import City

from .keyboard import choose, send, tab_to
from .reporting import begin, describe, place, press, sent
from .sample import DESK, PORTAL
from .visiting import DESKTOP, Visits

REPLY = "三号楼门前的灯，控制开关坏了，已经换好，灯亮了。"


def now(number: str) -> str:
    return Case.objects.get(number=number).state


def told_by_chen(page: Page) -> str:
    begin(page)
    place(page)
    describe(page)
    press(page)
    press(page)
    press(page)
    return sent(page)


def opened_by_li(page: Page) -> None:
    """The newest of the list, by J and Enter."""
    page.goto(f"{DESK}cases/?view=all")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_contain_text("路灯")


def handed_on_by_li(page: Page) -> None:
    page.keyboard.press("a")
    expect(page.locator(".messages")).to_contain_text("受理")
    page.keyboard.press("l")
    tab_to(page, "textarea[name=text]")
    page.keyboard.type("已电话联系，请路灯所今天去看。")
    send(page)
    page.keyboard.press("d")
    tab_to(page, "select[name=unit_id]")
    choose(page, "区路灯管理所")
    tab_to(page, "textarea[name=text]")
    page.keyboard.type("请主办。")
    send(page)
    expect(page.locator("main .tag").first).to_contain_text("派办")


def mended_by_zhao(page: Page, number: str) -> None:
    page.goto(f"{DESK}cases/{number}/")
    page.get_by_role("button", name="接单").first.click()
    page.get_by_role("link", name="办结并答复").first.click()
    page.locator("textarea[name=text]").fill(REPLY)
    page.get_by_role("button", name="办结并答复", exact=True).click()
    expect(page.locator("main .tag").first).to_contain_text("办结")


def checked_by_li(page: Page, number: str) -> None:
    page.goto(f"{DESK}cases/{number}/")
    page.keyboard.press("v")
    tab_to(page, "textarea[name=text]")
    page.keyboard.type("晚上七点去看过，灯亮。")
    send(page)
    expect(page.locator("main .tag").first).to_contain_text("核查")


def rated_by_chen(page: Page, number: str, answer: str) -> None:
    page.goto(f"{PORTAL}requests/{number}/")
    for question in ("solved", "satisfied"):
        page.locator(f"label:has(input[name={question}][value={answer}])").click()
    page.locator("textarea[name=text]").fill("谢谢" if answer == "yes" else "灯还是不亮")
    press(page, "提交评价")


@pytest.mark.main_flow
def test_a_lamp_goes_from_the_report_to_the_rating(visits: Visits) -> None:
    number = told_by_chen(visits.window("chen"))
    li = visits.window("li", DESKTOP)
    opened_by_li(li)
    handed_on_by_li(li)
    mended_by_zhao(visits.window("zhao", DESKTOP), number)
    checked_by_li(li, number)
    chen = visits.window("chen")
    rated_by_chen(chen, number, "yes")
    expect(chen.locator("main")).to_contain_text(REPLY)
    assert now(number) == "closed"


def test_wang_carries_his_own_to_the_end_on_a_telephone(
    visits: Visits, lasting_city: City
) -> None:
    number = stories.accepted(lasting_city).number
    hu = visits.window("hu")
    hu.goto(f"{DESK}cases/{number}/")
    hu.get_by_role("button", name="自办").click()
    wang = visits.window("wang")
    wang.goto(DESK)
    wang.get_by_role("link", name=re.compile("路灯")).first.click()
    wang.get_by_role("link", name="办结并答复").first.click()
    wang.locator("textarea[name=text]").fill(REPLY)
    wang.get_by_role("button", name="办结并答复", exact=True).click()
    expect(wang.locator(".messages")).to_contain_text("办结并答复")
    assert now(number) == "resolved"


def test_what_is_not_solved_goes_back_with_its_history_on_both_faces(
    visits: Visits, lasting_city: City
) -> None:
    number = stories.verified(lasting_city).number
    chen = visits.window("chen")
    rated_by_chen(chen, number, "no")
    expect(chen.locator(".ledger")).to_contain_text("重新办完并答复您")
    expect(chen.locator(".ledger .marks")).to_contain_text("办完并答复您")
    expect(chen.locator(".contact").first).to_contain_text("区路灯管理所")
    zhao = visits.window("zhao", DESKTOP)
    zhao.goto(f"{DESK}cases/{number}/")
    expect(zhao.locator(".ledger")).to_contain_text("重新办理")
    expect(zhao.locator(".ledger .marks")).to_contain_text("办结并答复")
    assert now(number) == "redo"


def test_a_page_that_has_become_old_refuses_and_keeps_the_words(
    visits: Visits, lasting_city: City
) -> None:
    case = stories.handling(lasting_city)
    page = visits.window("zhao", DESKTOP)
    page.goto(f"{DESK}cases/{case.number}/steps/resolve/")
    case.ask(by=lasting_city.actor("zhao"), text="请问是几号灯杆？")
    page.locator("textarea[name=text]").fill(REPLY)
    page.get_by_role("button", name="办结并答复", exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert REPLY in kept_words(page)


def kept_words(page: Page) -> str:
    """What stands in the fields of the page that refused."""
    return " ".join(box.input_value() for box in page.locator("main textarea").all())


def test_a_case_is_found_by_its_number_and_a_code(visits: Visits, lasting_city: City) -> None:
    number = stories.handling(lasting_city).number
    page = visits.window()
    page.goto(f"{PORTAL}requests/find/")
    page.get_by_label("诉求编号").fill(number)
    page.locator("#id_phone").fill("13800002206")
    press(page, "获取验证码")
    found = re.search(r"\d{6}", OutboxMessage.objects.get(template="phone_code").text)
    page.get_by_label("短信验证码").fill(found[0] if found else "")
    press(page, "查看这件诉求")
    expect(page.locator("main")).to_contain_text(number)
    expect(page.locator("main")).to_contain_text("区路灯管理所")
