"""What axe complains about on a page: A, AA and best practice."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

FILE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What can change with colours and the size of the text, where the elements stay the same.
SEEN = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
# Our pages hold no frames and no styles of other origins: nothing to load before.
ONLY = {"resultTypes": ["violations"], "preload": False}
RULES = {"runOnly": {"type": "tag", "values": TAGS}, **ONLY}
RULES_OF_LOOKS = {"runOnly": {"type": "rule", "values": SEEN}, **ONLY}
RUN = "rules => axe.run(document, rules).then(answer => answer.violations)"


@cache
def script() -> str:
    """Axe itself, from where the assets' packages are installed."""
    return FILE.read_text()


def complaints(page: Page) -> Iterator[str]:
    """What axe says, with the element it says it of; seen from the top of the page."""
    yield from _said(page, RULES)


def complaints_of_look(page: Page) -> Iterator[str]:
    """What it says of colours and sizes alone, on a page that it saw in another look."""
    yield from _said(page, RULES_OF_LOOKS)


def _said(page: Page, rules: Mapping[str, Any]) -> Iterator[str]:
    page.evaluate("scrollTo(0, 0)")
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(script())
    violations: list[dict[str, Any]] = page.evaluate(RUN, rules)
    for violation in violations:
        for node in violation["nodes"]:
            why = node["any"] or node["all"] or node["none"] or [{"message": ""}]
            yield f"{violation['id']}: {node['html'][:160]} — {why[0]['message'][:160]}"
