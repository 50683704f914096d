"""Telling about the broken lamp, page by page, as chen does it on a telephone."""

from io import BytesIO

from PIL import Image
from playwright.sync_api import Page, expect

from tests.stories import LAMP

from .sample import PORTAL
from .samples import PHONE

GO = "继续"


def picture() -> bytes:
    """A photo as a telephone takes it, large enough to be worth shrinking."""
    kept = BytesIO()
    Image.effect_noise((2400, 1800), 60).convert("RGB").save(kept, "JPEG", quality=90)
    return kept.getvalue()


def begin(page: Page) -> None:
    """From the community's home to the first question."""
    page.goto(PORTAL)
    page.get_by_role("link", name="我要反映").click()
    expect(page).to_have_url(f"{PORTAL}report/kind/")
    press(page)


def place(page: Page) -> None:
    page.get_by_label("地址或附近的标志").fill("梧桐路88弄3号楼门前")
    press(page)


def describe(page: Page, text: str = LAMP) -> None:
    page.locator("#id_text").fill(text)


def reach(page: Page) -> None:
    page.get_by_label("电话号码").fill(PHONE)
    press(page)


def press(page: Page, name: str = GO) -> None:
    """The main button of the question."""
    page.locator("main").get_by_role("button", name=name, exact=True).last.click()


def sent(page: Page) -> str:
    """Send it; the number on the receipt."""
    press(page, "提交")
    expect(page.get_by_role("heading", level=1)).to_have_text("已收到")
    return page.locator(".receipt-no b").inner_text()
