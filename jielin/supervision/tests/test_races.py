"""The clock and a person at the same moment: one order, one answer, a whole chain."""

import pytest

from jielin.kernel import sealing
from jielin.kernel.actors import SYSTEM
from jielin.kernel.models import Promise
from jielin.kernel.workflow import Refused
from jielin.supervision.models import SupervisionOrder
from jielin.supervision.states import Reason
from tests import stories
from tests.properties.test_races import together

from .conftest import Town

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_who_begin_at_once_one_does(lasting_town: Town) -> None:
    case, zhou = stories.handling(lasting_town), lasting_town.actor("zhou")
    answers = together(
        lambda: SupervisionOrder.put(case, by=SYSTEM, reason=Reason.OVERDUE),
        lambda: SupervisionOrder.put(case, by=zhou, reason=Reason.MANUAL, text="请督办"),
    )
    assert sum(isinstance(answer, Refused) for answer in answers) == 1
    assert SupervisionOrder.objects.count() == 1
    assert list(sealing.faults(1)) == []


def test_an_answer_and_a_climb_at_once_leave_one_of_them(lasting_town: Town) -> None:
    order, zhao = lasting_town.supervised(), lasting_town.actor("zhao")
    promise = Promise.objects.get(subject_id=order.pk)
    mine = SupervisionOrder.objects.filter(pk=order.pk)
    answers = together(
        lambda: mine.get().report(by=zhao, text="后天修好。"),
        lambda: mine.get().escalate(by=SYSTEM, reason=Reason.NO_ANSWER, owed=promise),
    )
    assert sum(isinstance(answer, Refused) for answer in answers) == 1
    assert Promise.objects.open().of(1, [order.pk]).count() == 1
    assert list(sealing.faults(1)) == []
