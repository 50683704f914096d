"""System, security and audit administration stay with different people."""

import itertools

import pytest

from jielin.people.separation import APART, clashes


@pytest.mark.parametrize("pair", list(itertools.permutations(sorted(APART), 2)))
def test_any_two_of_the_three_clash(pair: tuple[str, str]) -> None:
    assert clashes({pair[0]}, {pair[1]})
    assert clashes((), set(pair))


@pytest.mark.parametrize("duty", sorted(APART))
def test_each_goes_with_other_work_and_with_itself(duty: str) -> None:
    assert not clashes({duty, "cases.read"}, {"cases.handle"})
    assert not clashes({duty}, {duty})
