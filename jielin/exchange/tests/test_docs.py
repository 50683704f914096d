"""The page about exchange draws what the tables say."""

import pytest

from jielin.exchange import workflow as w
from jielin.exchange.sheets import MOST_ROWS
from tests.diagrams import drawn, page, rows

DRAWN = {"Imports": w.IMPORT, "Exports": w.EXPORT}


@pytest.mark.parametrize("heading", DRAWN)
def test_every_arrow_is_a_row_and_every_row_an_arrow(heading: str) -> None:
    assert drawn("exchange.md", heading) == rows(DRAWN[heading])


def test_the_limits_are_told_as_they_are() -> None:
    assert f"{MOST_ROWS:,} rows" in page("exchange.md")
