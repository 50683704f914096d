"""The page about supervision draws what the table says."""

import re
from pathlib import Path

from jielin.supervision.workflow import SUPERVISION

PAGE = Path(__file__).resolve().parents[3] / "docs" / "supervision.md"
ARROW = re.compile(r"^\s+(\S+) --> (\w+): (.+)$", re.MULTILINE)


def test_every_arrow_is_a_row_and_every_row_an_arrow() -> None:
    text = PAGE.read_text(encoding="utf-8")
    drawn = {(source.strip("[*]"), target, verb) for source, target, verb in ARROW.findall(text)}
    rows = {
        (source, step.target, step.verb)
        for step in SUPERVISION.steps
        for source in step.source
        if step.target
    }
    assert drawn == rows
