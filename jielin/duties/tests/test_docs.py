"""The page about duties draws what the tables say."""

import pytest

from jielin.duties import workflow as w
from tests.diagrams import drawn, rows

DRAWN = {
    "Lists": w.LIST_VERSION,
    "Powers of the street": w.POWER,
    "Admission": w.ADMISSION,
    "Burdens": w.CENSUS,
}


@pytest.mark.parametrize("heading", DRAWN)
def test_every_arrow_is_a_row_and_every_row_an_arrow(heading: str) -> None:
    assert drawn("duties.md", heading) == rows(DRAWN[heading])
