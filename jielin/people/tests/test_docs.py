"""The pages about people and organisations draw what the tables say."""

import pytest

from jielin.organisations.workflow import WORKFLOW as ORGANISATION
from jielin.people.workflow import HOUSEHOLD, RECORD, WORKFLOW
from tests.diagrams import drawn, rows

DRAWN = {
    ("people.md", "Appointments"): WORKFLOW,
    ("people.md", "Accounts of staff"): RECORD,
    ("people.md", "Households"): HOUSEHOLD,
    ("organisations.md", "Verbs"): ORGANISATION,
}


@pytest.mark.parametrize(("name", "heading"), DRAWN)
def test_every_arrow_is_a_row_and_every_row_an_arrow(name: str, heading: str) -> None:
    assert drawn(name, heading) == rows(DRAWN[name, heading])
