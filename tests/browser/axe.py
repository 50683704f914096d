"""What axe complains about on a page: A, AA and best practice."""

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Our pages hold no frames and no styles of other origins: nothing to load before.
RULES = {
    "runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"], "preload": False,
}  # fmt: skip
RUN = "rules => axe.run(document, rules).then(answer => answer.violations)"
SCRIPT = Axe().axe_script


def complaints(page: Page) -> Iterator[str]:
    """What axe says, with the element it says it of; seen from the top of the page."""
    page.evaluate("scrollTo(0, 0)")
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(SCRIPT)
    violations: list[dict[str, Any]] = page.evaluate(RUN, RULES)
    for violation in violations:
        for node in violation["nodes"]:
            why = node["any"] or node["all"] or node["none"] or [{"message": ""}]
            yield f"{violation['id']}: {node['html'][:160]} — {why[0]['message'][:160]}"
