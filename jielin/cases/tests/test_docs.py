"""The page about cases says what the table says."""

from jielin.cases.models import Case
from tests.diagrams import drawn, rows


def test_every_arrow_of_the_diagram_is_a_row_and_every_row_an_arrow() -> None:
    taken = {row for row in rows(Case.workflow) if row[0]}
    shown = {("registered", "withdraw"), ("dispatched", "drop_part")}
    withdrawn = {row for row in taken if row[1] == "withdrawn" and (row[0], row[2]) not in shown}
    assert drawn("cases.md") == taken - withdrawn
