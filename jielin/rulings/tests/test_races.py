"""Two press at once: one wins, the other is told, and nothing is done twice."""

from datetime import timedelta

import pytest

from jielin.cases.models import Case
from jielin.kernel import clock, sealing
from jielin.kernel.models import Link, Promise
from jielin.kernel.workflow import Refused
from jielin.rulings.models import Extension, Objection, Suspension
from tests import stories
from tests.properties.test_races import together

from .conftest import LAW, WHY, Town, again, more_time, parking, returned
from .test_bases import rule, upheld

pytestmark = pytest.mark.django_db(transaction=True)


def refused(answers: list[object]) -> list[Refused]:
    return [answer for answer in answers if isinstance(answer, Refused)]


@pytest.mark.parametrize("round", range(3))
def test_of_two_reviewers_one_rules_and_the_other_is_told(lasting_court: Town, round: int) -> None:
    one = returned(lasting_court)
    zhou, liang = lasting_court.actor("zhou"), lasting_court.actor("liang")
    answers = together(
        lambda: again(one).uphold(by=zhou, text="由物业办理。"),
        lambda: again(one).reject(by=liang, text="由你所办理。"),
    )
    [told] = refused(answers)
    assert told.status == 409
    case = Case.objects.get()
    assert (case.state, case.times_returned) in {("accepted", 1), ("dispatched", 0)}
    assert not Promise.objects.open().filter(subject_id=one.pk).exists()
    assert list(sealing.faults(1)) == []


@pytest.mark.parametrize("round", range(3))
def test_the_same_unit_objects_once_however_often_it_presses(
    lasting_court: Town, round: int
) -> None:
    case = stories.dispatched(lasting_court)
    answers = together(*[lambda: returned(lasting_court, again(case), reason=WHY, law=LAW)] * 3)
    assert len(refused(answers)) == 2
    assert Objection.objects.count() == 1
    assert list(sealing.faults(1)) == []


def test_one_extension_waits_and_one_is_granted(lasting_court: Town) -> None:
    case = stories.handling(lasting_court)
    answers = together(*[lambda: more_time(lasting_court, again(case))] * 2)
    assert (len(refused(answers)), Extension.objects.count()) == (1, 1)
    one, zhou = Extension.objects.get(), lasting_court.actor("zhou")
    answers = together(*[lambda: again(one).grant(by=zhou, text="同意。")] * 2)
    assert len(refused(answers)) == 1
    assert again(case).times_extended == 1


def test_a_ruling_and_a_withdrawal_at_once_leave_one_truth(lasting_court: Town) -> None:
    one = parking(lasting_court, until=clock.now() + timedelta(days=90))
    zhou, chen = lasting_court.actor("zhou"), lasting_court.actor("chen")
    together(
        lambda: again(one).grant(by=zhou, text="核实过。"),
        lambda: Case.objects.get().withdraw(by=chen),
    )
    case, stored = Case.objects.get(), Suspension.objects.get()
    assert case.state == "withdrawn" or stored.state == "parked"
    assert list(sealing.faults(1)) == []


def test_the_catalogue_is_changed_once(lasting_court: Town) -> None:
    one, zhou = upheld(lasting_court), lasting_court.actor("zhou")
    told = rule(lasting_court)
    answers = together(*[lambda: again(one).amend(by=zhou, rule=told)] * 2)
    assert (len(refused(answers)), Link.objects.count()) == (1, 1)
