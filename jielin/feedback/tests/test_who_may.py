"""States × verbs × cast: who may do what with a word about the platform, written by hand."""

from typing import Any

import pytest

from jielin.feedback import policy
from jielin.feedback.models import Feedback
from jielin.feedback.states import FeedbackState
from jielin.kernel.actors import SYSTEM
from jielin.kernel.erasing import Known
from jielin.kernel.workflow import Refused
from jielin.people.models import Account, Appointment
from tests.cast import PASSWORD

from .conftest import Town

CAST = ("chen", "sui", "wang", "li", "zhou", "zhao", "sun", "he", "zheng", "qian", "wu")
ALLOWED: dict[tuple[str, str], set[str]] = {
    ("received", "answer"): {"qian"},
    ("received", "forward"): {"qian"},
    ("answered", "close"): {"chen"},
    ("answered", "ask_again"): {"chen"},
    ("forwarded", "close"): {"chen"},
    ("forwarded", "ask_again"): {"chen"},
}
VERBS = ("answer", "forward", "close", "ask_again")


@pytest.mark.parametrize("state", FeedbackState.values)
def test_who_may_take_which_step(town: Town, state: str) -> None:
    one = town.in_state(state, "chen")
    for verb in VERBS:
        step = one.workflow.step(verb)
        may = {who for who in CAST if _is_open(one, step, town.actor(who))}
        assert may == ALLOWED.get((state, verb), set()), verb


def test_nobody_answers_themselves(town: Town) -> None:
    one = town.received("qian")
    with pytest.raises(Refused) as refused:
        one.answer(by=town.actor("qian"), text="谢谢我自己。")
    assert refused.value.status == 403


def test_a_link_opens_one_word_alone(town: Town) -> None:
    mine, theirs = town.answered(), town.answered()
    with pytest.raises(Refused):
        theirs.close(by=policy.Asker(mine.pk))
    mine.close(by=policy.Asker(mine.pk))


def test_the_administrator_of_another_home_answers_nothing_here(town: Town) -> None:
    account = Account.enlist("ge", "葛强", PASSWORD)
    centre = town.unit("澜西县市民诉求中心")
    Appointment.appoint(account, unit=centre, post="system_admin", by=SYSTEM)
    town.accounts["ge"] = account
    with pytest.raises(Refused):
        town.received().answer(by=town.actor("ge"), text="我来答复。")


def test_only_whoever_answers_looks_at_a_number(town: Town) -> None:
    one = town.received(phone="13800002206")
    for who in set(CAST) - {"qian"}:
        assert not policy.may_reveal(town.actor(who), one), who
    assert policy.may_reveal(town.actor("qian"), one)
    assert not policy.may_reveal(town.actor("qian"), town.received())


def test_only_time_ends_what_was_answered(town: Town) -> None:
    with pytest.raises(Refused) as refused:
        town.answered("chen").end(by=town.actor("chen"))
    assert refused.value.status == 403
    with pytest.raises(Refused):
        town.answered().end(by=SYSTEM)


def test_what_waits_for_an_answer_is_not_erased(town: Town) -> None:
    with pytest.raises(Refused):
        town.received().erase(by=SYSTEM, known=Known())


def _is_open(one: Feedback, step: Any, actor: Any) -> bool:
    try:
        step.check(actor, one)
    except Refused:
        return False
    return True
