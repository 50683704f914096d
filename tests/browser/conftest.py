"""A real Chromium with a phone's screen, kept off every origin but our own."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from tests.cast import PASSWORD, City

from .chromium import FLAGS, program
from .samples import Known
from .states import every_state
from .visiting import Visits

HERE = Path(__file__).parent
# Playwright's sync API runs a loop in this thread, which Django would take for async code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    found = program()
    if found is None:
        pytest.fail("No Chromium: `python3 dev.py test` says how to get one.", pytrace=False)
    return {**browser_type_launch_args, "executable_path": found, "args": list(FLAGS)}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_context_args,
        "viewport": {"width": 390, "height": 844},
        "is_mobile": True,
        "has_touch": True,
        "locale": "zh-CN",
        "timezone_id": "Asia/Shanghai",
    }


@pytest.fixture
def context(context: BrowserContext, live_server: LiveServer) -> Iterator[BrowserContext]:
    """Every page of the test; the test fails if anything leaves the origin."""
    strangers: list[str] = []
    own = (live_server.url, "data:", "blob:")
    context.on("request", lambda r: None if r.url.startswith(own) else strangers.append(r.url))
    yield context
    assert not strangers, "A page asked another origin"


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A page whose script errors fail the test."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert not errors, "A script failed on the page"


@pytest.fixture
def visits(browser: Browser, live_server: LiveServer, lasting_city: City) -> Iterator[Visits]:
    """Windows of the cast; the test fails when a page asks another origin, breaks a rule of
    the content policy, or says anything on the console."""

    def enter(who: str) -> dict[str, str]:
        client = lasting_city.client(who)
        return {name: morsel.value for name, morsel in client.cookies.items()}

    opened = Visits(browser, live_server.url, enter, PASSWORD)
    yield opened
    opened.close()
    assert not opened.faults, "\n" + "\n".join(sorted(set(opened.faults)))


@pytest.fixture
def known(lasting_city: City, request: pytest.FixtureRequest) -> Known:
    """A case in every state, and one that nobody at the community may see."""
    case = getattr(request.node, "callspec", None)
    return every_state(lasting_city, case.params.get("part", "") if case else "")
