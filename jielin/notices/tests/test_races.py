"""Two people press at once: one step counts, the other person is told."""

import pytest

from jielin.kernel import sealing
from jielin.kernel.workflow import Refused
from jielin.notices.models import Notice
from tests.properties.test_races import together

from .conftest import Town

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("round", range(3))
def test_of_publishing_and_sending_back_at_once_one_counts(lasting_town: Town, round: int) -> None:
    town = lasting_town
    notice = town.proposed()
    zhou, he = town.actor("zhou"), town.actor("he")
    answers = together(
        lambda: Notice.objects.get(pk=notice.pk).publish(by=he),
        lambda: Notice.objects.get(pk=notice.pk).send_back(by=zhou, text="写明电话"),
    )
    assert len([answer for answer in answers if isinstance(answer, Refused)]) == 1
    assert Notice.objects.get(pk=notice.pk).state in {"published", "draft"}
    assert list(sealing.faults(1)) == []


def test_of_two_corrections_published_at_once_one_takes_the_place(lasting_town: Town) -> None:
    town = lasting_town
    notice = town.published()
    first, second = town.proposed(corrects=notice), town.proposed(corrects=notice)
    zhou, he = town.actor("zhou"), town.actor("he")
    answers = together(lambda: first.publish(by=zhou), lambda: second.publish(by=he))
    assert len([answer for answer in answers if isinstance(answer, Refused)]) == 1
    assert Notice.objects.filter(state="published").count() == 1
    assert Notice.objects.get(pk=notice.pk).state == "replaced"
