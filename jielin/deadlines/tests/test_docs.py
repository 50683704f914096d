"""The pages about rules, categories and wordings draw what the tables say."""

import re
from pathlib import Path

import pytest

from jielin.catalogue.workflow import CATEGORY
from jielin.deadlines.workflow import PROPOSAL, YEAR
from jielin.kernel.workflow import Workflow
from jielin.messages.workflow import WORKFLOW as WORDING

DOCS = Path(__file__).resolve().parents[3] / "docs"
ARROW = re.compile(r"^\s+(\S+) --> (\w+): (.+)$", re.MULTILINE)
DRAWN = {
    ("deadlines.md", "Changing a rule"): PROPOSAL,
    ("deadlines.md", "Calendar"): YEAR,
    ("catalogue.md", "On the desk"): CATEGORY,
    ("messages.md", "Wordings"): WORDING,
}


@pytest.mark.parametrize(("page", "heading"), DRAWN)
def test_every_arrow_is_a_row_and_every_row_an_arrow(page: str, heading: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    part = text.split(f"## {heading}\n")[1].split("\n## ")[0]
    drawn = {(source.strip("[*]"), target, verb) for source, target, verb in ARROW.findall(part)}
    assert drawn == _rows(DRAWN[page, heading])


def _rows(table: Workflow) -> set[tuple[str, str, str]]:
    return {
        (source, step.target, step.verb)
        for step in table.steps
        for source in step.source
        if step.target
    }
