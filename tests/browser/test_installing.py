"""The site as an app: it can be installed, and says so when there is no network."""

import re

from playwright.sync_api import Page, expect

from .reporting import begin, describe, place, press
from .sample import DESK, PORTAL
from .visiting import Look, Visits

KEEPS = Look(keeps_pages=True)


def kept(visits: Visits, path: str, who: str = "") -> Page:
    """A page whose worker is ready and serves it."""
    page = visits.window(who, KEEPS)
    page.goto(path)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.goto(path)
    assert page.evaluate("navigator.serviceWorker.controller !== null")
    return page


def test_both_faces_can_be_installed(visits: Visits) -> None:
    for path, who in ((PORTAL, ""), (DESK, "li")):
        page = kept(visits, path, who)
        session = page.context.new_cdp_session(page)
        found = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
        assert [one["errorId"] for one in found if one["errorId"] != "in-incognito"] == []


def test_without_a_network_a_page_of_ours_says_whom_to_call(visits: Visits) -> None:
    page = kept(visits, DESK, "li")
    page.context.set_offline(True)
    page.goto(DESK + "cases/")
    expect(page.get_by_role("heading", level=1)).to_have_text("现在没有网络")
    expect(page.get_by_role("link", name="打 12345")).to_be_visible()
    assert "李敏" not in page.content()
    page.context.set_offline(False)
    page.get_by_role("link", name="重试").click()
    expect(page).to_have_url(re.compile(DESK + "cases/"))
    expect(page.get_by_role("heading", level=1)).not_to_have_text("现在没有网络")


def test_what_was_typed_waits_on_the_device(visits: Visits) -> None:
    page = kept(visits, PORTAL)
    begin(page)
    place(page)
    describe(page)
    words, address = page.locator("#id_text").input_value(), page.url
    expect(page.locator("[data-draft-note]")).to_contain_text(re.compile("[0-9]{2}:[0-9]{2}"))
    page.context.set_offline(True)
    press(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("现在没有网络")
    page.context.set_offline(False)
    page.goto(address)
    expect(page.locator("#id_text")).to_have_value(words)


def test_an_english_reader_is_told_in_english(visits: Visits) -> None:
    page = kept(visits, "/en" + PORTAL)
    page.context.set_offline(True)
    page.goto("/en" + PORTAL + "requests/")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no connection just now")
