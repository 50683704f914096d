"""States × verbs × cast for every life of this app: the expected sets are written by hand."""

from collections.abc import Callable
from typing import Any

import pytest

from jielin.duties.models import Census, Objection, PowerExercise, Question
from jielin.kernel.actors import SYSTEM

from .conftest import FLOOD, Town

EVERYBODY = (
    "chen", "sui", "wang", "li", "hu", "zhou", "zhao", "sun", "he", "zheng", "qian", "wu",
    "liang", "mei", "rong", "ju",
)  # fmt: skip
WUTONGLI, STREET = "梧桐里社区", "东桥街道"
Story = Callable[[Town], Any]
May = dict[str, set[str]]


def admission_in(town: Town, state: str) -> Any:
    """An application of the lighting office to 梧桐里; liang recommended it where one did."""
    if state == "admitted":
        return town.admitted()
    admission = town.filed()
    if state == "returned":
        admission.return_for_more(by=town.actor("mei"), text="缺经费说明")
    if state in {"recommended", "rejected"}:
        admission.recommend(by=town.actor("liang"), advice="reject", text="重复")
    if state == "rejected":
        admission.reject(by=town.actor("mei"), text="重复")
    if state == "withdrawn":
        admission.withdraw(by=town.actor("zhao"))
    return admission


REVIEW = {"recommend", "return_for_more"}
ADMISSION: dict[str, May] = {
    "filed": {"zhao": {"withdraw"}, "zhou": REVIEW, "liang": REVIEW, "mei": REVIEW},
    "returned": {"zhao": {"complete", "withdraw"}},
    "recommended": {
        "zhao": {"withdraw"},
        "zhou": {"return_for_more"},
        "liang": {"return_for_more"},
        "mei": {"approve", "reject", "return_for_more"},
    },
    "admitted": {"zhao": {"withdraw"}},
    "rejected": {},
    "withdrawn": {},
}


@pytest.mark.parametrize("state", ADMISSION)
def test_admission(town: Town, state: str) -> None:
    assert open_to(town, admission_in(town, state)) == ADMISSION[state]


def test_an_admission_that_is_over_is_ended_by_the_clock_alone(town: Town) -> None:
    admission = town.admitted()
    step = admission.workflow.step("end")
    assert [who for who in EVERYBODY if step.who(town.actor(who), admission)] == []
    assert step.who(SYSTEM, admission)


def version_in(town: Town, state: str) -> Any:
    """A version of the street's own duty list."""
    told = ("responsibility", STREET, FLOOD)
    if state == "draft":
        return town.drafted(*told, applies_to="street")
    version = town.published(*told, applies_to="street")
    if state == "replaced":
        type(version).draft(version.duty_list, by=SYSTEM).publish(by=SYSTEM, legal_basis="办法")
        version.refresh_from_db()
    return version


EDITORS = ("zhou", "liang", "mei", "rong", "ju")
VERSION: dict[str, May] = {
    "draft": {who: {"publish", "discard"} for who in EDITORS},
    "published": {who: {"review"} for who in EDITORS},
    "replaced": {},
}


@pytest.mark.parametrize("state", VERSION)
def test_version_of_a_list(town: Town, state: str) -> None:
    assert open_to(town, version_in(town, state)) == VERSION[state]


def exercise_in(town: Town, state: str) -> Any:
    """The lighting office asks the street under its power to take part in planning."""
    powers = town.published("power", STREET, FLOOD, applies_to="street")
    exercise = PowerExercise.ask(
        Question(town.unit_id("区路灯管理所"), powers.entries.get(), "灯杆迁移", "请提出意见。"),
        tenant_id=1,
        by=town.actor("zhao"),
    )
    if state in {"answered", "adopted", "not_adopted"}:
        exercise.answer(by=town.actor("zhou"), opinion="conditions", text="避开消防通道。")
    if state == "adopted":
        exercise.adopt(by=town.actor("zhao"))
    if state == "not_adopted":
        exercise.not_adopt(by=town.actor("zhao"), text="规划已批。")
    if state == "withdrawn":
        exercise.withdraw(by=town.actor("zhao"))
    return exercise


POWER: dict[str, May] = {
    "asked": {"zhou": {"answer"}, "liang": {"answer"}, "mei": {"answer"}, "zhao": {"withdraw"}},
    "answered": {"zhao": {"adopt", "not_adopt"}},
    "adopted": {},
    "not_adopted": {},
    "withdrawn": {},
}


@pytest.mark.parametrize("state", POWER)
def test_exercise_of_a_power(town: Town, state: str) -> None:
    assert open_to(town, exercise_in(town, state)) == POWER[state]


def objection_in(town: Town, state: str) -> Any:
    """梧桐里 objects to what liang admitted."""
    objection = Objection.object(
        town.admitted(), community_id=town.unit_id(WUTONGLI), reason="重复", by=town.actor("li")
    )
    if state == "upheld":
        objection.uphold(by=town.actor("mei"), text="同意")
    if state == "dismissed":
        objection.dismiss(by=town.actor("mei"), text="不重复")
    return objection


OBJECTION: dict[str, May] = {
    "raised": {who: {"uphold", "dismiss"} for who in ("mei", "rong", "ju")},
    "upheld": {},
    "dismissed": {},
}


@pytest.mark.parametrize("state", OBJECTION)
def test_objection(town: Town, state: str) -> None:
    assert open_to(town, objection_in(town, state)) == OBJECTION[state]


def census_in(town: Town, state: str) -> Any:
    census = Census.open(tenant_id=1, community_id=town.unit_id(WUTONGLI), by=town.actor("zhou"))
    if state == "closed":
        census.close(by=town.actor("zhou"))
    return census


CENSUS: dict[str, May] = {
    "opened": {who: {"close"} for who in ("zhou", "liang", "mei", "rong", "ju")},
    "closed": {},
}


@pytest.mark.parametrize("state", CENSUS)
def test_census(town: Town, state: str) -> None:
    census = census_in(town, state)
    assert open_to(town, census) == CENSUS[state]


def test_the_community_finds_burdens_and_does_not_judge_them(town: Town) -> None:
    census = census_in(town, "opened")
    steps = {verb: census.workflow.step(verb) for verb in ("add", "judge")}
    for who in ("li", "hu"):
        assert steps["add"].who(town.actor(who), census)
        assert not steps["judge"].who(town.actor(who), census)
    for who in ("wang", "sun", "wu", "zhao", "chen"):
        assert not steps["add"].who(town.actor(who), census)


def open_to(town: Town, matter: Any) -> May:
    """Who of the cast could take which step by a button; people without one are left out."""
    found = {who: {s.verb for s in matter.steps_for(town.actor(who))} for who in EVERYBODY}
    return {who: verbs for who, verbs in found.items() if verbs}
