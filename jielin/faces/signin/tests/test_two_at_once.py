"""Of two who show the same code at the same moment, one enters."""

from collections.abc import Callable

import pytest

from jielin.faces.signin import factor
from jielin.faces.signin.factor import Shown
from tests.cast import City
from tests.properties.test_races import together

from .conftest import code_of, with_factor

Proof = Callable[[str, tuple[str, ...]], str]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (lambda secret, _codes: code_of(secret), Shown.APP),
        (lambda _secret, codes: codes[0], Shown.PAPER),
    ],
)
def test_one_code_proves_one_of_two(lasting_city: City, typed: Proof, shown: Shown) -> None:
    li = lasting_city.accounts["li"]
    code = typed(*with_factor(li))
    found = together(lambda: factor.prove(li, code), lambda: factor.prove(li, code))
    assert sorted(map(str, found)) == sorted([str(shown), ""])


def test_one_of_two_sets_it_up(lasting_city: City) -> None:
    li = lasting_city.accounts["li"]
    one, two = factor.new_secret(), factor.new_secret()
    found = together(
        lambda: factor.set_up(li, one, code_of(one)), lambda: factor.set_up(li, two, code_of(two))
    )
    assert sorted(type(answer).__name__ for answer in found) == ["Refused", "tuple"]
    assert factor.codes_left(li) == 10
