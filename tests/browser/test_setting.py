"""The setting of the browser tests: a phone's screen, Chinese, our own server."""

from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer


def test_the_browser_is_a_phone_that_reads_chinese(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/healthz")
    assert page.evaluate("screen.width") == 390
    assert page.evaluate("navigator.language") == "zh-CN"
