"""The page about whistles draws what the tables say."""

import pytest

from jielin.whistles import workflow as w
from tests.diagrams import drawn, rows

DRAWN = {"The order": w.ORDER, "The report-in": w.RESPONSE}


@pytest.mark.parametrize("heading", DRAWN)
def test_every_arrow_is_a_row_and_every_row_an_arrow(heading: str) -> None:
    assert drawn("whistles.md", heading) == rows(DRAWN[heading])
