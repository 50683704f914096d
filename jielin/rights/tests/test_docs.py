"""The page about data rights draws what the table says."""

import re
from pathlib import Path

from jielin.kernel import personal
from jielin.rights.workflow import WORKFLOW

PAGE = Path(__file__).resolve().parents[3] / "docs" / "rights.md"
ARROW = re.compile(r"^\s+(\S+) --> (\w+): (.+)$", re.MULTILINE)
OFFERED = ("homes", "known", "holds_up", "seen_by", "reveals", "export", "erase", "retain")


def test_every_arrow_is_a_row_and_every_row_an_arrow() -> None:
    found = ARROW.findall(PAGE.read_text(encoding="utf-8"))
    drawn = {(source.strip("[*]"), target, verb) for source, target, verb in found}
    rows = {(source, step.target, step.verb) for step in WORKFLOW.steps for source in step.source}
    assert drawn == rows


def test_the_page_names_every_function_that_an_app_may_offer() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert not [name for name in OFFERED if f"`{name}(" not in text]
    assert not [name for name in OFFERED if not callable(getattr(personal, name))]
