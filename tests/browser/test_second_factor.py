"""A second factor is set up and used in a real browser, under the strict content policy."""

from typing import Any

from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from jielin.faces.signin.tests.conftest import code_of
from tests.cast import PASSWORD, City


def _by_password(page: Page, origin: str) -> None:
    page.goto(f"{origin}/login/?next=/desk/landong/")
    page.get_by_label("登录名").fill("li")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录", exact=True).click()


def test_the_square_is_drawn_and_its_key_opens_the_desk(
    page: Page, live_server: LiveServer, lasting_city: City, settings: Any
) -> None:
    settings.SECOND_FACTOR = "staff"
    _by_password(page, live_server.url)
    assert page.locator(".qr img").evaluate("image => image.naturalWidth") > 100
    secret = page.locator(".secret").inner_text().replace(" ", "")
    page.get_by_label("验证码").fill(code_of(secret))
    page.get_by_role("button", name="确认").click()
    codes = page.locator(".secret-codes li")
    expect(codes).to_have_count(10)
    first = codes.first.inner_text()
    page.get_by_role("button", name="我已保存好，继续").click()
    expect(page).to_have_url(f"{live_server.url}/desk/landong/")
    page.context.clear_cookies()
    _by_password(page, live_server.url)
    page.get_by_label("验证码").fill(first)
    page.get_by_role("button", name="登录", exact=True).click()
    expect(page).to_have_url(f"{live_server.url}/desk/landong/")
