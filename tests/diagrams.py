"""The diagrams of docs/, held against the tables that they draw."""

import re
from pathlib import Path

from jielin.kernel.workflow import Workflow

DOCS = Path(__file__).resolve().parents[1] / "docs"
ARROW = re.compile(r"^\s+(\S+) --> (\w+): (.+)$", re.MULTILINE)
Arrows = set[tuple[str, str, str]]


def page(name: str, heading: str = "") -> str:
    """The text of a page, or of the part below one of its headings."""
    text = (DOCS / name).read_text(encoding="utf-8")
    return text.split(f"## {heading}\n")[1].split("\n## ")[0] if heading else text


def drawn(name: str, heading: str = "") -> Arrows:
    """Source, target and verb of every arrow; one arrow may stand for several verbs."""
    return {
        (source.strip("[*]"), target, verb.strip())
        for source, target, verbs in ARROW.findall(page(name, heading))
        for verb in verbs.split(",")
    }


def rows(table: Workflow) -> Arrows:
    """The same of every row of a table that leads somewhere."""
    return {
        (source, step.target, step.verb)
        for step in table.steps
        for source in step.source
        if step.target
    }
