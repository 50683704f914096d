"""What hands do without a mouse."""

from playwright.sync_api import Page, expect

FAR = 60


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is there, as a person does who sees it ahead."""
    wanted = page.locator(selector).first
    for _press in range(FAR):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    expect(wanted).to_be_focused()


def choose(page: Page, words: str) -> None:
    """Walk a list with the arrow down until it says the words."""
    text = "document.activeElement.selectedOptions[0].text"
    for _press in range(FAR):
        if words in str(page.evaluate(text)):
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{words} is not in the list")


def send(page: Page) -> None:
    """Ctrl and Enter, and the page that follows."""
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
