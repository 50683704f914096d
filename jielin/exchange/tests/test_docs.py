"""The page about exchange draws what the tables say."""

import re
from pathlib import Path

import pytest

from jielin.exchange import workflow as w
from jielin.exchange.sheets import MOST_ROWS
from jielin.kernel.workflow import Workflow

PAGE = Path(__file__).resolve().parents[3] / "docs" / "exchange.md"
ARROW = re.compile(r"^\s+(\S+) --> (\w+): (.+)$", re.MULTILINE)
DRAWN = {"Imports": w.IMPORT, "Exports": w.EXPORT}


@pytest.mark.parametrize("heading", DRAWN)
def test_every_arrow_is_a_row_and_every_row_an_arrow(heading: str) -> None:
    text = PAGE.read_text(encoding="utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    drawn = {(source.strip("[*]"), target, verb) for source, target, verb in ARROW.findall(text)}
    assert drawn == _rows(DRAWN[heading])


def test_the_limits_are_told_as_they_are() -> None:
    assert f"{MOST_ROWS:,} rows" in PAGE.read_text(encoding="utf-8")


def _rows(table: Workflow) -> set[tuple[str, str, str]]:
    return {
        (source, step.target, step.verb)
        for step in table.steps
        for source in step.source
        if step.target
    }
