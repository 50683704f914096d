"""The page about feedback draws what the table says."""

import re
from pathlib import Path

import pytest

from jielin.feedback import workflow as w
from jielin.kernel.workflow import Workflow

PAGE = Path(__file__).resolve().parents[3] / "docs" / "feedback.md"
ARROW = re.compile(r"^\s+(\S+) --> (\w+): (.+)$", re.MULTILINE)
DRAWN = {"The life of a word": w.FEEDBACK}


@pytest.mark.parametrize("heading", DRAWN)
def test_every_arrow_is_a_row_and_every_row_an_arrow(heading: str) -> None:
    text = PAGE.read_text(encoding="utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    drawn = {(source.strip("[*]"), target, verb) for source, target, verb in ARROW.findall(text)}
    assert drawn == _rows(DRAWN[heading])


def _rows(table: Workflow) -> set[tuple[str, str, str]]:
    return {
        (source, step.target, step.verb)
        for step in table.steps
        for source in step.source
        if step.target
    }
