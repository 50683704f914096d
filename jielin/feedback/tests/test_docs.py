"""The page about feedback draws what the table says."""

import pytest

from jielin.feedback import workflow as w
from tests.diagrams import drawn, rows

DRAWN = {"The life of a word": w.FEEDBACK}


@pytest.mark.parametrize("heading", DRAWN)
def test_every_arrow_is_a_row_and_every_row_an_arrow(heading: str) -> None:
    assert drawn("feedback.md", heading) == rows(DRAWN[heading])
