"""A rule says what it is about so that no two rules of a kind read alike."""

import pytest

from jielin.deadlines.models import Rule
from jielin.deadlines.queries.rules import about
from jielin.deadlines.queries.terms import rulebook
from tests.cast import City


@pytest.mark.parametrize("kind", ["resolve", "handle", "receive"])
def test_no_two_rules_of_a_kind_read_alike(city: City, kind: str) -> None:
    rows = [row for row in rulebook().by_kind[kind] if row.home_id is None]
    told = [about(row) for row in rows]
    assert Rule.objects.filter(kind=kind).exists()
    assert len(set(told)) == len(told)
