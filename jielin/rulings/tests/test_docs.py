"""The page about rulings draws what the tables say."""

import pytest

from jielin.rulings import workflow as w
from tests.diagrams import drawn, rows

DRAWN = {"Objections": w.OBJECTION, "Extensions": w.EXTENSION, "Suspensions": w.SUSPENSION}


@pytest.mark.parametrize("heading", DRAWN)
def test_every_arrow_is_a_row_and_every_row_an_arrow(heading: str) -> None:
    assert drawn("rulings.md", heading) == rows(DRAWN[heading])
