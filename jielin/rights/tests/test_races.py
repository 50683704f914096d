"""Two at once: one wins, the other is told, and nothing is done twice."""

import pytest

from jielin.kernel.workflow import Refused
from jielin.people.models import Account
from jielin.rights.models import DataRequest
from jielin.rights.states import Ground, RequestState
from tests.properties.test_races import together

from .conftest import WRONG, Office

pytestmark = pytest.mark.django_db(transaction=True)


def refused(answers: list[object]) -> list[Refused]:
    return [answer for answer in answers if isinstance(answer, Refused)]


def fresh(asked: DataRequest) -> DataRequest:
    return DataRequest.objects.get(pk=asked.pk)


def test_of_two_presses_one_asks(lasting_office: Office) -> None:
    chen = lasting_office.chen
    answers = together(
        lambda: DataRequest.ask_correction(WRONG, tenant_id=1, by=chen),
        lambda: DataRequest.ask_correction(WRONG, tenant_id=1, by=chen),
    )
    assert len(refused(answers)) == 1
    assert DataRequest.objects.count() == 1


def test_erased_or_taken_back_never_both(lasting_office: Office) -> None:
    asked, gu, chen = lasting_office.deletion(), lasting_office.keeper(), lasting_office.chen
    answers = together(
        lambda: fresh(asked).erase(by=gu, answer="已核实。"),
        lambda: fresh(asked).withdraw(by=chen),
    )
    assert len(refused(answers)) == 1
    phone = Account.objects.get(pk=asked.account_id).phone
    assert (fresh(asked).state == RequestState.WITHDRAWN) == bool(phone)


def test_of_two_who_decide_one_does(lasting_office: Office) -> None:
    asked, gu = lasting_office.correction(), lasting_office.keeper()
    answers = together(
        lambda: fresh(asked).correct(by=gu, answer="已改正。"),
        lambda: fresh(asked).refuse(by=gu, ground=Ground.CORRECT, answer="与证件一致。"),
    )
    assert len(refused(answers)) == 1
