"""Data requests: who asks, who decides, what holds a deletion up."""

from datetime import date, timedelta

import pytest

from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM
from jielin.kernel.models import Promise
from jielin.kernel.workflow import Refused
from jielin.people.models import Account
from jielin.rights.models import Correction, DataRequest
from jielin.rights.states import About, Ground, RequestState
from tests import stories

from .conftest import CENTRE, WRONG, Office

# Who may take each step on a request that chen asked; written by hand.
MAY = {
    "correction": {"gu": {"correct", "refuse"}, "chen": {"withdraw"}},
    "deletion": {"gu": {"erase", "refuse"}, "chen": {"withdraw"}},
}
NOBODY = ("bian", "shi", "qian", "li", "he", "wu")


@pytest.mark.parametrize("wish", MAY)
def test_only_these_may_take_these_steps(office: Office, wish: str) -> None:
    asked: DataRequest = getattr(office, wish)()
    for who in ("gu", "chen", *NOBODY):
        actor = office.chen if who == "chen" else office.keeper(who)
        may = {step.verb for step in asked.steps_for(actor)}
        assert may == MAY[wish].get(who, set()), who


@pytest.mark.parametrize("end", ["correct", "refuse", "withdraw"])
def test_nothing_is_possible_after_the_end(office: Office, end: str) -> None:
    asked = office.correction()
    ended(office, asked, end)
    assert not asked.steps_for(office.keeper())
    assert not asked.steps_for(office.chen)
    with pytest.raises(Refused):
        asked.correct(by=office.keeper(), answer="再改一次")


def ended(office: Office, asked: DataRequest, how: str) -> None:
    if how == "withdraw":
        asked.withdraw(by=office.chen)
    elif how == "refuse":
        asked.refuse(by=office.keeper(), ground=Ground.CORRECT, answer="与证件一致。")
    else:
        asked.correct(by=office.keeper(), answer="已改正。")


def test_it_is_owed_by_where_the_security_administrator_sits(office: Office) -> None:
    asked = office.correction()
    promise = Promise.objects.get(subject_id=asked.pk)
    assert promise.owner_id == office.unit(CENTRE).id
    # Fifteen working days from Thursday the 16th of July.
    assert (asked.due_at.date(), promise.due_at) == (date(2026, 8, 6), asked.due_at)


def test_a_name_is_put_right_by_the_platform(office: Office) -> None:
    asked = office.correction()
    asked.correct(by=office.keeper(), answer="已改正。")
    assert Account.objects.get(pk=asked.account_id).name == WRONG.right
    assert Promise.objects.get(subject_id=asked.pk).kept_at is not None


def test_anything_else_is_done_as_the_answer_says(office: Office) -> None:
    before = office.chen.name
    told = Correction(About.OTHER, "楼号写错", "应为5号楼")
    asked = DataRequest.ask_correction(told, tenant_id=1, by=office.chen)
    asked.correct(by=office.keeper(), answer="已在事项中注明。")
    assert (asked.state, office.chen.name) == (RequestState.CARRIED_OUT, before)


def test_of_each_wish_one_waits_at_a_time(office: Office) -> None:
    office.correction()
    with pytest.raises(Refused, match="已经提出过"):
        office.correction()


def test_after_an_answer_it_may_be_asked_again(office: Office) -> None:
    ended(office, office.correction(), "refuse")
    assert office.correction().state == RequestState.ASKED


def test_no_one_decides_about_themselves(office: Office) -> None:
    asked = DataRequest.ask_correction(WRONG, tenant_id=1, by=office.keeper())
    assert {step.verb for step in asked.steps_for(office.keeper())} == {"withdraw"}


@pytest.mark.parametrize("story", ["registered", "handling", "waiting", "resolved", "merged"])
def test_an_open_request_holds_a_deletion_up(office: Office, story: str) -> None:
    case = stories.STORIES[story](office)
    with pytest.raises(Refused) as refused:
        office.deletion()
    assert refused.value.status == 409
    assert case.number in str(refused.value)


@pytest.mark.parametrize("story", ["closed", "not_accepted", "withdrawn"])
def test_ended_requests_do_not(office: Office, story: str) -> None:
    stories.STORIES[story](office)
    assert office.deletion().state == RequestState.ASKED


def test_what_was_opened_since_holds_the_carrying_out_up(office: Office) -> None:
    asked = office.deletion()
    stories.registered(office)
    with pytest.raises(Refused, match="还没有办结"):
        asked.erase(by=office.keeper(), answer="已核实。")
    assert Account.objects.get(pk=asked.account_id).phone


def test_a_correction_that_waits_holds_it_up(office: Office) -> None:
    number = office.correction().number
    with pytest.raises(Refused, match=number):
        office.deletion()


def test_whoever_holds_a_post_is_not_erased(office: Office) -> None:
    with pytest.raises(Refused, match="梧桐里社区"):
        DataRequest.ask_deletion(tenant_id=1, by=office.keeper("li"))


def test_the_house_decides_nothing_by_itself(office: Office) -> None:
    with pytest.raises(Refused):
        office.correction().refuse(by=SYSTEM, ground=Ground.CORRECT, answer="")


def test_a_withdrawn_one_is_owed_by_nobody(office: Office) -> None:
    asked = office.correction()
    asked.withdraw(by=office.chen)
    assert Promise.objects.get(subject_id=asked.pk).released_at == clock.now()
    assert clock.now() < asked.due_at - timedelta(days=1)
