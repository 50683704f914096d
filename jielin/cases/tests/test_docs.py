"""The page about cases says what the table says."""

import re
from pathlib import Path

from jielin.cases.models import Case

PAGE = Path(__file__).resolve().parents[3] / "docs" / "cases.md"
ARROW = re.compile(r"^\s+(\w+) --> (\w+): (.+)$", re.MULTILINE)


def test_every_arrow_of_the_diagram_is_a_row_and_every_row_an_arrow() -> None:
    drawn = {
        (source, target, verb.strip())
        for source, target, verbs in ARROW.findall(PAGE.read_text(encoding="utf-8"))
        for verb in verbs.split(",")
    }
    rows = {
        (source, step.target, step.verb)
        for step in Case.workflow.steps
        for source in step.source
        if step.target and source
    }
    shown = {("registered", "withdraw"), ("dispatched", "drop_part")}
    withdrawn = {row for row in rows if row[1] == "withdrawn" and (row[0], row[2]) not in shown}
    assert drawn == rows - withdrawn
