"""Two press at once: one step counts, and one form is one word."""

import pytest

from jielin.feedback.models import Feedback
from jielin.kernel import sealing
from jielin.kernel.ids import uuid7
from jielin.kernel.workflow import Refused
from jielin.people.acting import ANYONE
from tests.properties.test_races import together

from .conftest import ANSWER, Town

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("round", range(3))
def test_of_answering_and_pointing_elsewhere_at_once_one_counts(
    lasting_town: Town, round: int
) -> None:
    town = lasting_town
    one, qian = town.received(), town.actor("qian")
    answers = together(
        lambda: town.fresh(one).answer(by=qian, text=ANSWER),
        lambda: town.fresh(one).forward(by=qian, text="请向社区反映。"),
    )
    assert len([answer for answer in answers if isinstance(answer, Refused)]) == 1
    assert list(sealing.faults(1)) == []


@pytest.mark.parametrize("round", range(3))
def test_one_form_sent_twice_at_once_is_one_word(lasting_town: Town, round: int) -> None:
    said = lasting_town.said(filed_key=uuid7())
    send = lambda: Feedback.receive(said, tenant_id=1, by=ANYONE)  # noqa: E731
    together(send, send)
    assert Feedback.objects.count() == 1
