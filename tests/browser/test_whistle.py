"""A whistle by five persons: six key presses, three departments' ways, both marks; the board."""

import pytest
from playwright.sync_api import Page, expect

from jielin.cases.models import Case
from jielin.duties.models import DispatchRule, RuleText
from jielin.kernel.actors import SYSTEM
from jielin.whistles.models import WhistleOrder
from jielin.whistles.tests.conftest import LAMPS, STREETS, Town, town_of
from tests import stories
from tests.cast import City

from .keyboard import tab_to
from .sample import DESK
from .visiting import DESKTOP, Look, Visits

WHISTLES = f"{DESK}whistles/"
WALL = Look(1920, theme="dark")
MOST_PRESSES = 6
# What can be read from three metres on a screen of 55 inches with 1920 dots across.
LEAST_PIXELS = 24


@pytest.fixture
def town(lasting_city: City) -> Town:
    found = town_of(lasting_city)
    for code, name in (("R1203", LAMPS), ("R12", STREETS)):
        rule = RuleText(found.category(code), "派单目录（2026年版）", unit_id=found.id_of(name))
        DispatchRule.enact(rule, tenant_id=1, by=SYSTEM)
    return found


class Presses:
    """Counts what a hand does on the keyboard."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def press(self, key: str) -> None:
        self.count += 1
        with self.page.expect_navigation():
            self.page.keyboard.press(key)


def whistled(page: Page, case: Case) -> int:
    """From the page of the case to the page of the order, by keys alone."""
    page.goto(f"{DESK}cases/{case.number}/")
    hand = Presses(page)
    hand.press("w")
    hand.press("Enter")
    expect(page.locator("main .meta .id")).to_contain_text("CS")
    return hand.count


def step(page: Page, name: str, **typed: str) -> None:
    """Take a step of one's own part: the button, what it asks for, and its own button."""
    page.reload()
    page.locator("main").get_by_role("link", name=name).first.click()
    for field, value in typed.items():
        page.locator(f"[name={field}]:not([type=radio])").fill(value)
    page.locator(".step-form .b.primary").click()
    expect(page.locator(".messages")).to_be_visible()


def rate(page: Page, **marks: str) -> None:
    page.reload()
    page.locator("main").get_by_role("link", name="评价").first.click()
    for field, mark in marks.items():
        page.locator(f"label:has(input[name={field}][value={mark}])").click()
    page.locator(".step-form .b.primary").click()
    expect(page.locator(".messages")).to_be_visible()


def departments_work(visits: Visits, number: str) -> dict[str, Page]:
    pages = {who: visits.window(who, DESKTOP) for who in ("zhao", "shen")}
    for who, page in pages.items():
        page.goto(f"{WHISTLES}{number}/")
        step(page, "应哨", text="下午到。")
        step(page, "到场报到", person=f"{who} 到场")
        step(page, "本单位办结", text="本单位部分已办完。")
    return pages


def asked_and_blown(visits: Visits, town: Town) -> str:
    """li asks and zhou whistles, by keys; the number of the order."""
    li, zhou = visits.window("li", DESKTOP), visits.window("zhou", DESKTOP)
    assert whistled(li, stories.accepted(town)) <= MOST_PRESSES
    number = WhistleOrder.objects.get().number
    zhou.goto(f"{WHISTLES}{number}/")
    for key in ("w", "Enter"):
        Presses(zhou).press(key)
    return number


@pytest.mark.main_flow
def test_a_whistle_goes_from_the_case_to_both_marks(visits: Visits, town: Town) -> None:
    number = asked_and_blown(visits, town)
    pages = departments_work(visits, number)
    assert WhistleOrder.objects.get().state == "to_confirm"
    zhou, he = visits.window("zhou", DESKTOP), visits.window("he", DESKTOP)
    zhou.goto(f"{WHISTLES}{number}/")
    step(zhou, "确认办结", text="现场看过，灯亮路通。")
    rate(zhou, mark_0="good", mark_1="fair")
    for page in pages.values():
        rate(page, use="good", evidence="good")
    he.goto(f"{WHISTLES}{number}/")
    expect(he.locator(".marks-given li")).to_have_count(6)


def test_the_street_whistles_for_a_case_with_two_presses(visits: Visits, town: Town) -> None:
    case = stories.accepted(town)
    assert whistled(visits.window("zhou", DESKTOP), case) <= MOST_PRESSES
    order = WhistleOrder.objects.get()
    assert (order.state, order.lead_unit_id) == ("blown", town.id_of(LAMPS))
    assert order.basis and order.responses.count() == 2


def here(page: Page) -> str:
    """The number of the card that the hand stands on."""
    return page.locator("[data-row].here .num").first.inner_text()


def test_the_board_is_walked_by_keys(visits: Visits, town: Town) -> None:
    numbers = [town.asked().number, town.asked().number, town.sounded().number]
    page = visits.window("zhou", DESKTOP)
    page.goto(WHISTLES)
    walked = []
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "ArrowLeft", "j"):
        page.keyboard.press(key)
        walked.append(here(page))
    first, second, third = numbers
    assert walked == [first, second, third, first, second]
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("main .meta .id")).to_have_text(second)


def test_the_board_is_walked_without_a_script(visits: Visits, town: Town) -> None:
    number = town.sounded().number
    page = visits.window("zhou", Look(1440, has_script=False))
    page.goto(WHISTLES)
    tab_to(page, f"a[href$='/{number}/']")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("main .meta .id")).to_have_text(number)


SMALLEST = """() => Math.min(...[...document.querySelectorAll("main *")]
  .filter(one => one.getClientRects().length && [...one.childNodes].some(
    n => n.nodeType === 3 && n.textContent.trim()) && !one.closest(".vh"))
  .map(one => parseFloat(getComputedStyle(one).fontSize)))"""
WIDTH = "() => document.documentElement.scrollWidth <= innerWidth"


def test_the_wall_is_read_from_three_metres(visits: Visits, town: Town) -> None:
    for make in (town.asked, town.sounded, town.arrived, town.done, town.confirmed):
        for _ in range(6):
            make()
    page = visits.window("he", WALL)
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(f"{WHISTLES}?wall=1")
    assert page.evaluate(SMALLEST) >= LEAST_PIXELS
    assert page.evaluate(WIDTH)
    assert page.evaluate("() => document.documentElement.scrollHeight") <= 1080
