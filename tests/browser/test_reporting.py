"""chen tells about the broken lamp on her telephone, with and without JavaScript."""

import re

from playwright.sync_api import Page, expect

from jielin.cases.models import Case
from tests.stories import LAMP

from .reporting import GO, begin, describe, picture, place, press, reach, sent
from .sample import PORTAL
from .visiting import Look, Visits

PLAIN = Look(has_script=False)


def add_photo(page: Page) -> None:
    photo = {"name": "IMG_2031.jpg", "mimeType": "image/jpeg", "buffer": picture()}
    page.locator("#id_photos").set_input_files(photo)  # type: ignore[arg-type]


def to_the_last_look(page: Page) -> None:
    begin(page)
    place(page)
    describe(page)
    press(page)
    press(page)
    reach(page)


def test_a_lamp_is_reported_with_a_photo(visits: Visits) -> None:
    page = visits.window()
    begin(page)
    place(page)
    describe(page)
    add_photo(page)
    expect(page.locator("#sent-photos img")).to_be_visible()
    press(page)
    expect(page.get_by_role("radio", checked=True)).to_have_attribute("value", re.compile(r"\d+"))
    press(page)
    reach(page)
    case = Case.objects.get(number=sent(page))
    assert (case.text, case.category.code) == (LAMP, "R1203")
    page.get_by_role("link", name="查看").first.click()
    expect(page.locator(".photos img")).to_be_visible()


def test_a_lamp_is_reported_without_javascript(visits: Visits) -> None:
    page = visits.window(look=PLAIN)
    begin(page)
    place(page)
    describe(page)
    add_photo(page)
    page.get_by_role("button", name="添加").click()
    expect(page.locator("#sent-photos img")).to_be_visible()
    expect(page.locator("#id_text")).to_have_value(LAMP)
    press(page)
    press(page)
    reach(page)
    number = sent(page)
    assert Case.objects.get().number == number


def test_the_receipt_names_who_has_it_and_by_when(visits: Visits) -> None:
    page = visits.window()
    to_the_last_look(page)
    number = sent(page)
    assert re.fullmatch(r"SQ\d{8}-\d{4}", number)
    promises = page.locator("ol.next li")
    expect(promises).to_have_count(3)
    for line in promises.all():
        assert re.search(r"\d{1,2}:\d{2}", line.inner_text()), line.inner_text()
    expect(page.locator(".contact")).to_contain_text("梧桐里社区")


def test_the_mark_on_the_map_goes_with_the_request(visits: Visits) -> None:
    page = visits.window()
    begin(page)
    page.locator("[data-map]").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-said]")).to_have_text("已标出位置。")
    press(page)
    describe(page)
    press(page)
    press(page)
    reach(page)
    sent(page)
    assert Case.objects.get().lng is not None


def test_pressing_send_twice_makes_one_request(visits: Visits) -> None:
    page = visits.window()
    to_the_last_look(page)
    page.get_by_role("button", name="提交", exact=True).dblclick()
    expect(page.get_by_role("heading", level=1)).to_have_text("已收到")
    assert Case.objects.count() == 1


def test_pressing_send_twice_without_javascript_makes_one_request(visits: Visits) -> None:
    page = visits.window(look=PLAIN)
    to_the_last_look(page)
    page.get_by_role("button", name="提交", exact=True).dblclick()
    expect(page.get_by_role("heading", level=1)).to_have_text("已收到")
    assert Case.objects.count() == 1


def test_the_draft_is_there_after_going_away(visits: Visits) -> None:
    page = visits.window()
    begin(page)
    place(page)
    describe(page)
    press(page)
    page.goto(f"{PORTAL}requests/")
    page.goto(f"{PORTAL}report/")
    expect(page.locator("blockquote")).to_contain_text(LAMP[:20])
    page.get_by_role("link", name="接着写").click()
    press(page)
    reach(page)
    sent(page)


def test_words_that_were_not_sent_yet_are_there_after_going_away(visits: Visits) -> None:
    page = visits.window()
    begin(page)
    place(page)
    page.wait_for_load_state()
    page.locator("#id_text").press_sequentially("路灯不亮")
    kept = re.compile(r"^草稿已保存 ?\d\d:\d\d$")
    expect(page.locator("[data-draft-note]")).to_have_text(kept)
    page.goto(PORTAL)
    page.goto(f"{PORTAL}report/describe/")
    expect(page.locator("#id_text")).to_have_value("路灯不亮")


def test_danger_leads_to_the_telephone_first(visits: Visits) -> None:
    page = visits.window()
    begin(page)
    place(page)
    describe(page, "楼道里闻到煤气味，越来越重。")
    press(page)
    assert page.locator("a[href='tel:119']").is_visible()
    press(page, "现在没有危险，继续")
    expect(page.get_by_role("button", name=GO, exact=True).last).to_be_visible()


def test_a_mistake_takes_the_focus_and_keeps_what_was_typed(visits: Visits) -> None:
    page = visits.window()
    to_the_last_look(page)
    page.goto(f"{PORTAL}report/contact/")
    page.get_by_label("电话号码").fill("1380000220")
    press(page)
    expect(page.locator(".summary")).to_be_focused()
    expect(page.locator(".summary")).to_contain_text("10")
    expect(page.get_by_label("电话号码")).to_have_value("1380000220")
    assert page.title().startswith("错误")
