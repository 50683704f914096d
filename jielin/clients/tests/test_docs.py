"""The page about the API draws what the tables say."""

import re
from pathlib import Path

import pytest

from jielin.clients import workflow as w
from jielin.clients.scopes import Scope
from jielin.clients.signing import signature
from jielin.kernel import clock
from jielin.kernel.workflow import Workflow

PAGE = Path(__file__).resolve().parents[3] / "docs" / "api.md"
ARROW = re.compile(r"^\s+(\S+) --> (\w+): (.+)$", re.MULTILINE)
DRAWN = {"Clients": w.CLIENT, "Webhooks": w.HOOK}


@pytest.mark.parametrize("heading", DRAWN)
def test_every_arrow_is_a_row_and_every_row_an_arrow(heading: str) -> None:
    text = PAGE.read_text(encoding="utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    drawn = {(source.strip("[*]"), target, verb) for source, target, verb in ARROW.findall(text)}
    assert drawn == _rows(DRAWN[heading])


def test_every_scope_is_named() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert not [scope for scope in Scope.values if f"`{scope}`" not in text]


def test_the_sample_proves_what_we_sign() -> None:
    sample = PAGE.read_text(encoding="utf-8").split("```python\n")[1].split("```")[0]
    known: dict[str, object] = {}
    exec(sample, known)  # noqa: S102
    header = signature("s", int(clock.now().timestamp()), b"{}")
    is_genuine = known["is_genuine"]
    assert callable(is_genuine)
    assert is_genuine("s", header, b"{}")
    assert not is_genuine("s", header, b"{ }") and not is_genuine("x", header, b"{}")


def _rows(table: Workflow) -> set[tuple[str, str, str]]:
    return {
        (source, step.target, step.verb)
        for step in table.steps
        for source in step.source
        if step.target
    }
