"""The pages about rules, categories and wordings draw what the tables say."""

import pytest

from jielin.catalogue.workflow import CATEGORY
from jielin.deadlines.workflow import PROPOSAL, YEAR
from jielin.messages.workflow import WORKFLOW as WORDING
from tests.diagrams import drawn, rows

DRAWN = {
    ("deadlines.md", "Changing a rule"): PROPOSAL,
    ("deadlines.md", "Calendar"): YEAR,
    ("catalogue.md", "On the desk"): CATEGORY,
    ("messages.md", "Wordings"): WORDING,
}


@pytest.mark.parametrize(("name", "heading"), DRAWN)
def test_every_arrow_is_a_row_and_every_row_an_arrow(name: str, heading: str) -> None:
    assert drawn(name, heading) == rows(DRAWN[name, heading])
