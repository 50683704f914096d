"""A second factor is set up and used in a real browser, under the strict content policy."""

from typing import Any

from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from jielin.faces.signin.tests.conftest import code_of, with_factor
from tests.cast import PASSWORD, City


def _by_password(page: Page, origin: str) -> None:
    page.goto(f"{origin}/login/?next=/desk/landong/")
    page.locator("#id_username").fill("li")
    page.locator("#id_password").fill(PASSWORD)
    page.locator("form:has(#id_password)").get_by_role("button").click()


def test_the_square_is_drawn_and_its_key_opens_the_desk(
    page: Page, live_server: LiveServer, lasting_city: City, settings: Any
) -> None:
    settings.SECOND_FACTOR = "staff"
    _by_password(page, live_server.url)
    assert page.locator(".qr img").evaluate("image => image.naturalWidth") > 100
    secret = page.locator(".secret").inner_text().replace(" ", "")
    page.locator("#id_code").fill(code_of(secret))
    page.get_by_role("button", name="确认").click()
    codes = page.locator(".secret-codes li")
    expect(codes).to_have_count(10)
    page.get_by_role("button", name="我已保存好，继续").click()
    expect(page).to_have_url(f"{live_server.url}/desk/landong/")


def test_a_code_from_paper_opens_it_too(
    page: Page, live_server: LiveServer, lasting_city: City
) -> None:
    _secret, codes = with_factor(lasting_city.accounts["li"])
    _by_password(page, live_server.url)
    page.locator("#id_code").fill(codes[0])
    page.locator("form:has(#id_code)").get_by_role("button").click()
    expect(page).to_have_url(f"{live_server.url}/desk/landong/")
