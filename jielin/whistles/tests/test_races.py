"""Two departments press at once: one has the lead, the other is told."""

import pytest

from jielin.kernel import sealing
from jielin.kernel.workflow import Refused
from tests.properties.test_races import together

from .conftest import LAMPS, STREETS, Town

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("round", range(4))
def test_of_two_that_claim_the_lead_at_once_one_has_it(lasting_town: Town, round: int) -> None:
    town = lasting_town
    order = town.sounded(lead="")
    zhao, shen = town.actor("zhao"), town.actor("shen")
    answers = together(
        lambda: town.part(order, LAMPS).claim_lead(by=zhao),
        lambda: town.part(order, STREETS).claim_lead(by=shen),
    )
    [refused] = [answer for answer in answers if isinstance(answer, Refused)]
    assert refused.status == 409
    assert town.fresh(order).lead_unit_id in {town.id_of(LAMPS), town.id_of(STREETS)}
    assert list(sealing.faults(1)) == []


@pytest.mark.parametrize("round", range(4))
def test_two_last_parts_signed_off_at_once_complete_it_once(
    lasting_town: Town, round: int
) -> None:
    town = lasting_town
    order = town.arrived()
    zhao, shen = town.actor("zhao"), town.actor("shen")
    together(
        lambda: town.part(order, LAMPS).sign_off(by=zhao, text="清了。"),
        lambda: town.part(order, STREETS).sign_off(by=shen, text="劝离了。"),
    )
    assert town.fresh(order).state == "to_confirm"
    assert list(sealing.faults(1)) == []


def test_a_cancel_and_an_arrival_never_both_count(lasting_town: Town) -> None:
    town = lasting_town
    order = town.sounded(LAMPS)
    zhao, zhou = town.actor("zhao"), town.actor("zhou")
    answers = together(
        lambda: town.part(order, LAMPS).arrive(by=zhao, person="老赵"),
        lambda: town.fresh(order).cancel(by=zhou, text="不用了"),
    )
    assert len([answer for answer in answers if isinstance(answer, Refused)]) == 1
    assert town.fresh(order).state in {"arrived", "cancelled"}
