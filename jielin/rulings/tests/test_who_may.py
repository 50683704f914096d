"""States × verbs × cast for the three lives: the expected sets are written by hand."""

from typing import Any

import pytest

from jielin.kernel.actors import SYSTEM
from tests import stories

from .conftest import BUREAU, Town, again, more_time, parked, parking, returned

EVERYBODY = (
    "chen", "sui", "wang", "li", "hu", "zhou", "zhao", "sun", "he", "zheng", "qian", "wu",
    "liang", "mei", "rong", "ju",
)  # fmt: skip
STREET = ("zhou", "liang", "mei")
May = dict[str, set[str]]


def objection_in(town: Town, state: str) -> Any:
    one = returned(town)
    if state in {"upheld", "rejected"}:
        verb = "uphold" if state == "upheld" else "reject"
        getattr(one, verb)(by=town.actor("zhou"), text="核对过杆号。")
    if state == "lapsed":
        one.lapse(by=SYSTEM)
    return again(one)


OBJECTION: dict[str, May] = {
    "raised": {who: {"uphold", "reject"} for who in STREET},
    "upheld": {who: {"amend"} for who in (*STREET, "rong", "ju")},
    "rejected": {},
    "lapsed": {},
}


@pytest.mark.parametrize("state", OBJECTION)
def test_objection(court: Town, state: str) -> None:
    assert open_to(court, objection_in(court, state)) == OBJECTION[state]


def extension_in(town: Town, state: str) -> Any:
    one = more_time(town)
    if state in {"granted", "refused"}:
        verb = "grant" if state == "granted" else "refuse"
        getattr(one, verb)(by=town.actor("zhou"), text="看过订货单。")
    if state == "lapsed":
        one.lapse(by=SYSTEM)
    return again(one)


EXTENSION: dict[str, May] = {
    "asked": {who: {"grant", "refuse"} for who in STREET},
    "granted": {},
    "refused": {},
    "lapsed": {},
}


@pytest.mark.parametrize("state", EXTENSION)
def test_extension(court: Town, state: str) -> None:
    assert open_to(court, extension_in(court, state)) == EXTENSION[state]


def suspension_in(town: Town, state: str) -> Any:
    if state in {"parked", "resumed", "ended"}:
        one = parked(town)
        if state == "resumed":
            one.resume(by=town.actor("zhao"), text="设备到了。")
        if state == "ended":
            one.end(by=SYSTEM)
        return again(one)
    one = parking(town)
    if state == "refused":
        one.refuse(by=town.actor("zhou"), text="可以先换单灯。")
    if state == "lapsed":
        one.lapse(by=SYSTEM)
    return again(one)


LOOK = {"reexamine", "resume"}
SUSPENSION: dict[str, May] = {
    "asked": {who: {"grant", "refuse"} for who in STREET},
    "parked": dict.fromkeys((*STREET, "li", "hu"), LOOK) | {"zhao": {"resume"}},
    "refused": {},
    "resumed": {},
    "ended": {},
    "lapsed": {},
}


@pytest.mark.parametrize("state", SUSPENSION)
def test_suspension(court: Town, state: str) -> None:
    assert open_to(court, suspension_in(court, state)) == SUSPENSION[state]


@pytest.mark.parametrize("verb", ["lapse", "end"])
def test_what_ends_by_itself_nobody_ends_by_hand(court: Town, verb: str) -> None:
    one = parking(court)
    step = one.workflow.step(verb)
    assert [who for who in EVERYBODY if step.who(court.actor(who), one)] == []
    assert step.who(SYSTEM, one)


def test_the_unit_that_is_kept_from_a_case_neither_asks_nor_rules(court: Town) -> None:
    case = stories.handling(court)
    case.kept_from_ids = [str(court.unit_id("东桥街道")), str(court.unit_id(BUREAU))]
    case.save()
    one = more_time(court, again(case))
    assert one.reviewer_id == court.unit_id("澜东区市民诉求中心")
    assert set(open_to(court, one)) == {"rong", "ju"}


def test_whoever_handled_the_case_does_not_rule_on_it(court: Town) -> None:
    one = more_time(court)
    case = again(one.case)
    case.handled_by_ids = [str(court.actor("zhou").id)]
    case.save()
    assert set(open_to(court, again(one))) == {"liang", "mei"}


def open_to(town: Town, thing: Any) -> May:
    found = {who: {step.verb for step in thing.steps_for(town.actor(who))} for who in EVERYBODY}
    return {who: verbs for who, verbs in found.items() if verbs}
