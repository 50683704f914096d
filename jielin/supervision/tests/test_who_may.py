"""States × verbs × cast of a supervision order: the expected sets are written by hand."""

from collections.abc import Callable

import pytest

from jielin.kernel.actors import SYSTEM
from jielin.supervision.models import SupervisionOrder
from tests import stories

from .conftest import Town

EVERYBODY = (
    "chen", "sui", "wang", "li", "hu", "zhou", "zhao", "sun", "he", "zheng", "qian", "wu",
    "liang", "rong",
)  # fmt: skip
# The street and the district stand above the community that received it; zhao's unit holds it.
ABOVE = ("zhou", "liang", "rong", "he")
May = dict[str, set[str]]
OPEN_TO: dict[str, May] = {
    "reminded": {
        **{who: {"supervise"} for who in ABOVE},
        "zhao": {"report", "ask_coordination"},
        "wang": {"ask_coordination"}, "li": {"ask_coordination"}, "hu": {"ask_coordination"},
    },
    "supervised": {
        **{who: {"escalate"} for who in ABOVE},
        "zhao": {"report", "ask_coordination"},
        "wang": {"ask_coordination"}, "li": {"ask_coordination"}, "hu": {"ask_coordination"},
    },
    "raised": {
        "zhou": {"report", "coordinate", "to_leader"},
        "liang": {"report", "coordinate", "instruct", "to_leader"},
        "rong": {"to_leader"},
        "he": {"instruct", "to_leader"},
    },
    "district_leader": {
        "rong": {"coordinate"},
        "he": {"report", "instruct"},
    },
    "ended": {},
}  # fmt: skip


@pytest.mark.parametrize("state", OPEN_TO)
def test_who_may_take_which_step(town: Town, state: str) -> None:
    assert open_to(town, town.on(state)) == OPEN_TO[state]


def test_a_new_order_is_begun_from_above_or_asked_for_by_the_units_at_work(town: Town) -> None:
    case = stories.handling(town)
    new = SupervisionOrder(tenant_id=1, case=case)
    at_work = {who: {"ask_coordination"} for who in ("wang", "li", "hu", "zhao")}
    assert open_to(town, new) == {**{who: {"supervise"} for who in ABOVE}, **at_work}


def test_with_a_result_only_its_end_is_open_and_only_to_those_above(town: Town) -> None:
    order = town.supervised()
    order.case.resolve(by=town.actor("zhao"), text="灯亮了。")
    order.rest(by=SYSTEM)
    assert open_to(town, order) == {who: {"close"} for who in ABOVE}


def test_a_reminder_is_ended_by_nobody(town: Town) -> None:
    order = town.reminded()
    order.case.resolve(by=town.actor("zhao"), text="灯亮了。")
    order.rest(by=SYSTEM)
    assert open_to(town, order) == {}


CLOCK = ("remind", "remind_again", "hear", "raise_problem", "redirect", "rest", "wake", "end")


@pytest.mark.parametrize("verb", CLOCK)
def test_what_the_clock_does_nobody_does_by_hand(town: Town, verb: str) -> None:
    order = town.supervised()
    step = order.workflow.step(verb)
    assert step.inner
    assert [who for who in EVERYBODY if step.who(town.actor(who), order)] == []
    assert step.who(SYSTEM, order)


def test_who_recused_from_the_request_does_nothing_on_its_order(town: Town) -> None:
    order = town.supervised()
    order.case.recuse(by=town.actor("zhao"), text="亲属")
    order.refresh_from_db()
    assert "zhao" not in open_to(town, order)


def open_to(town: Town, order: SupervisionOrder) -> May:
    """Who of the cast could take which step by a button; people without one are left out."""
    steps: Callable[[str], set[str]] = lambda who: {  # noqa: E731
        step.verb for step in order.steps_for(town.actor(who))
    }
    found = {who: steps(who) for who in EVERYBODY}
    return {who: verbs for who, verbs in found.items() if verbs}
