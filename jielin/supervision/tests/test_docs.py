"""The page about supervision draws what the table says."""

from jielin.supervision.workflow import SUPERVISION
from tests.diagrams import drawn, rows


def test_every_arrow_is_a_row_and_every_row_an_arrow() -> None:
    assert drawn("supervision.md") == rows(SUPERVISION)
