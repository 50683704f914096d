"""States × verbs × cast: who may do what with a notice of 梧桐里, written by hand."""

from typing import Any

import pytest

from jielin.kernel.actors import SYSTEM
from jielin.kernel.workflow import Refused
from jielin.notices.models import Notice
from jielin.notices.states import NoticeState

from .conftest import Town

CAST = ("chen", "wang", "li", "hu", "zhou", "zhao", "sun", "he", "zheng", "qian", "wu")
WRITERS, APPROVERS = {"li", "hu"}, {"zhou", "he"}
ALLOWED: dict[tuple[str, str], set[str]] = {
    ("draft", "change"): WRITERS,
    ("draft", "propose"): WRITERS,
    ("draft", "discard"): WRITERS,
    ("proposed", "recall"): WRITERS,
    ("proposed", "send_back"): APPROVERS,
    ("proposed", "publish"): APPROVERS,
    ("published", "take_back"): WRITERS | APPROVERS,
}
VERBS = ("change", "propose", "recall", "send_back", "publish", "take_back", "discard")


@pytest.mark.parametrize("state", NoticeState.values)
def test_who_may_take_which_step(town: Town, state: str) -> None:
    notice = town.in_state(state)
    assert notice.state == state
    for verb in VERBS:
        step = notice.workflow.step(verb)
        may = {who for who in CAST if _is_open(notice, step, town.actor(who))}
        assert may == ALLOWED.get((state, verb), set()), verb


def test_only_time_ends_a_notice(town: Town) -> None:
    notice = town.published()
    with pytest.raises(Refused) as refused:
        notice.end(by=town.actor("he"))
    assert refused.value.status == 403
    with pytest.raises(Refused):
        notice.end(by=SYSTEM)


def test_the_street_next_door_approves_nothing_here(town: Town) -> None:
    with pytest.raises(Refused) as refused:
        town.proposed().publish(by=town.actor("sun"))
    assert refused.value.status == 403


def _is_open(notice: Notice, step: Any, actor: Any) -> bool:
    try:
        step.check(actor, notice)
    except Refused:
        return False
    return True
