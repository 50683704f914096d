"""Which kind stands under which; no circle can arise."""

import itertools

import pytest

from jielin.organisations.tree import Kind, may_serve, may_stand_under


@pytest.mark.parametrize("one,other", list(itertools.combinations(Kind.values, 2)))
def test_two_kinds_are_never_each_others_superior(one: str, other: str) -> None:
    assert not (may_stand_under(one, other) and may_stand_under(other, one))


@pytest.mark.parametrize("kind", Kind.values)
def test_no_kind_stands_under_itself(kind: str) -> None:
    assert not may_stand_under(kind, kind)


def test_a_community_stands_under_a_street_and_a_utility_under_a_department() -> None:
    assert may_stand_under(Kind.COMMUNITY, Kind.STREET)
    assert may_stand_under(Kind.UTILITY, Kind.DEPARTMENT)
    assert not may_stand_under(Kind.STREET, Kind.COMMUNITY)


def test_streets_and_communities_serve_areas_of_their_own_level() -> None:
    assert may_serve(Kind.STREET, "street")
    assert not may_serve(Kind.STREET, "district")
    assert not may_serve(Kind.COMMUNITY, "grid")
    assert may_serve(Kind.DEPARTMENT, "grid")
