"""Of two who show the same code at the same moment, one enters."""

from collections.abc import Callable

import pytest

from jielin.faces.signin import factor
from jielin.faces.signin.factor import Shown
from jielin.kernel.actors import SYSTEM
from jielin.kernel.models import Event
from jielin.kernel.sealed import blind_index
from jielin.kernel.workflow import Refused
from jielin.people.models import Account, Appointment, Claimed
from jielin.people.models.claim import disown, prove
from tests.cast import PASSWORD, City
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


NUMBER = "13700009876"


@pytest.mark.parametrize("round", range(3))
def test_two_who_say_that_a_number_is_theirs_come_to_one_account(
    lasting_city: City, round: int
) -> None:
    gao = Account.enlist("gaoyuan", "高远", PASSWORD, NUMBER)
    Appointment.appoint(gao, unit=lasting_city.unit("东桥街道"), post="street_leader", by=SYSTEM)
    one, two = together(lambda: disown(gao, NUMBER), lambda: disown(gao, NUMBER))
    assert one == two and one != gao
    assert Event.objects.filter(verb="people.phone_disowned").count() == 1


@pytest.mark.parametrize("round", range(3))
def test_a_number_is_proven_or_taken_off_and_never_both(lasting_city: City, round: int) -> None:
    gao = Account.enlist("gaoyuan", "高远", PASSWORD, NUMBER)
    was_proven, own = together(lambda: prove(gao, NUMBER), lambda: disown(gao, NUMBER))
    gao.refresh_from_db()
    assert (gao.phone == NUMBER) is was_proven is isinstance(own, Refused)
    assert bool(gao.phone_proven_at) is was_proven


@pytest.mark.parametrize("round", range(3))
def test_a_number_typed_again_meanwhile_is_asked_about_again(
    lasting_city: City, round: int
) -> None:
    gao = Account.enlist("gaoyuan", "高远", PASSWORD, NUMBER)

    answer, typed = together(lambda: _say_no(gao), lambda: Account.welcome("jin", "金晓", NUMBER))
    gao.refresh_from_db()
    assert gao.phone == ""
    if isinstance(answer, Claimed):
        assert answer.account == typed
    else:
        assert isinstance(typed, Refused)
        assert answer == Account.objects.get(phone_index=blind_index(NUMBER))


def _say_no(gao: Account) -> object:
    try:
        return disown(gao, NUMBER)
    except Claimed as claimed:
        return claimed
