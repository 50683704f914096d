"""What axe complains about on a page: A, AA and best practice."""

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}


def complaints(page: Page) -> Iterator[str]:
    """What axe says, with the element it says it of; seen from the top of the page."""
    page.evaluate("scrollTo(0, 0)")
    answer: dict[str, Any] = Axe().run(page, options=RULES).response
    for violation in answer["violations"]:
        for node in violation["nodes"]:
            why = node["any"] or node["all"] or node["none"] or [{"message": ""}]
            yield f"{violation['id']}: {node['html'][:160]} — {why[0]['message'][:160]}"
