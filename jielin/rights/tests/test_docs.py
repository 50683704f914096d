"""The page about data rights draws what the table says."""

from jielin.kernel import personal
from jielin.rights.workflow import WORKFLOW
from tests.diagrams import drawn, page, rows

OFFERED = (
    "homes",
    "known",
    "holds_up",
    "seen_by",
    "reveals",
    "export",
    "files",
    "erase",
    "retain",
)


def test_every_arrow_is_a_row_and_every_row_an_arrow() -> None:
    assert drawn("rights.md") == rows(WORKFLOW)


def test_the_page_names_every_function_that_an_app_may_offer() -> None:
    text = page("rights.md")
    assert not [name for name in OFFERED if f"`{name}(" not in text]
    assert not [name for name in OFFERED if not callable(getattr(personal, name))]
