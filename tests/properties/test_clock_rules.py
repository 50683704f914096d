"""Clock rules 1 to 4: what moves the promise to the resident, and what never does.

Whatever units do with a case and whatever is asked for or ruled on, its promise stays as it was
made; a granted extension and a granted parking move it, each once, to the date that was granted.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from jielin.cases.models import Case
from jielin.cases.states import Satisfied, Solved
from jielin.duties.tests.conftest import THEN, Town, town_of
from jielin.kernel import clock, sealing
from jielin.kernel.models import Event, Promise
from jielin.kernel.workflow import Refused
from jielin.rulings.models import (
    Extension,
    ExtensionGround,
    MoreTime,
    Objection,
    Plan,
    Return,
    Suspension,
)
from tests import stories
from tests.cast import City

TO_THE_RESIDENT = ("resolve", "redo")
UNITS = ("区路灯管理所", "区城市管理局", "东桥街道")
PEOPLE = ("chen", "li", "hu", "zhou", "liang", "zhao", "rong", "sun")
NOT_SOLVED: dict[str, Any] = {"solved": Solved.NO, "satisfied": Satisfied.NO, "text": "没好"}
SOLVED: dict[str, Any] = {"solved": Solved.YES, "satisfied": Satisfied.YES}


@pytest.fixture
def town(standing_city: City) -> Iterator[Town]:
    """The town with its grounds; the walks set the time themselves."""
    city = town_of(standing_city)
    call_command("load_rulings", verbosity=0)
    yield city


@dataclass
class Walk:
    """A case, and what was granted to it so far."""

    town: Town
    case: Case
    granted: list[datetime] = field(default_factory=list)

    def fresh(self) -> Case:
        """As it is stored: any other worker would see the same."""
        rows = Case.objects.select_related("lead")
        self.case = rows.get(tenant=1, pk=self.case.pk)
        return self.case

    def open_one(self, kind: Any) -> Any:
        """The newest ruling of a kind about the case."""
        return kind.objects.filter(tenant=1, case=self.case).latest("raised_at")


Move = Callable[[Walk, Any, int], None]


def _verb(verb: str, **words: Any) -> Move:
    def move(walk: Walk, by: Any, pick: int) -> None:
        getattr(walk.fresh(), verb)(by=by, **words)

    return move


def _given(verb: str) -> Move:
    def move(walk: Walk, by: Any, pick: int) -> None:
        unit_id = walk.town.unit(UNITS[pick % len(UNITS)]).id
        getattr(walk.fresh(), verb)(by=by, unit_id=unit_id, text="请贵单位主办。")

    return move


def _object(walk: Walk, by: Any, pick: int) -> None:
    Objection.object(walk.fresh(), Return("不归本单位", law="条例第九条"), by=by)


def _ask_time(walk: Walk, by: Any, pick: int) -> None:
    case: Any = walk.fresh()
    ground = ExtensionGround.objects.get(code="material")
    told = MoreTime(ground, case.due_at + timedelta(days=1 + pick % 16), "等备件")
    Extension.ask(case, told, by=by)


def _ask_parking(walk: Walk, by: Any, pick: int) -> None:
    until = clock.now() + timedelta(days=5 + pick)
    Suspension.ask(walk.fresh(), Plan("线路老化", "分两步改造", until), by=by)


def _rule(kind: Any, verb: str) -> Move:
    def move(walk: Walk, by: Any, pick: int) -> None:
        with suppress(kind.DoesNotExist):
            one = walk.open_one(kind)
            getattr(one, verb)(by=by, text="看过现场。")
            if verb == "grant":
                walk.granted.append(one.due_at if kind is Extension else one.until)

    return move


MOVES: dict[str, Move] = {
    "accept": _verb("accept"), "start": _verb("start"), "take": _verb("take"),
    "dispatch": _given("dispatch"), "transfer": _given("transfer"),
    "contact": _verb("contact", text="说过了"), "edit": _verb("note", text="在办", is_public=True),
    "ask": _verb("ask", text="哪一栋？"), "supply": _verb("supply", text="三号楼"),
    "add": _verb("add", text="还是不亮"), "resolve": _verb("resolve", text="好了"),
    "verify": _verb("verify", text="看过"), "redo": _verb("reject", **NOT_SOLVED),
    "fail_check": _verb("fail_check", text="没好"), "rate": _verb("rate", **SOLVED),
    "object": _object, "uphold": _rule(Objection, "uphold"),
    "designate": _rule(Objection, "reject"),
    "ask_time": _ask_time, "grant": _rule(Extension, "grant"),
    "refuse": _rule(Extension, "refuse"),
    "ask_parking": _ask_parking, "park": _rule(Suspension, "grant"),
    "not_park": _rule(Suspension, "refuse"), "look": _rule(Suspension, "reexamine"),
    "resume": _rule(Suspension, "resume"),
}  # fmt: skip
NAMES = sorted(MOVES)
# Which move is tried by whom, how many hours after the last, and a number it may use.
STEPS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.integers(0, 7), st.integers(0, 30), st.integers(0, 60)),
    min_size=6,
    max_size=18,
)
# The usual way of a case, so that most walks get far enough to be put to the test.
BEGINNINGS = (
    (), ("accept", "dispatch"), ("accept", "dispatch", "take"),
    ("accept", "dispatch", "object"), ("accept", "dispatch", "object", "uphold"),
    ("accept", "dispatch", "take", "ask_time", "grant"),
    ("accept", "dispatch", "take", "ask_parking", "park"),
)  # fmt: skip
USUAL = {
    "accept": "li", "dispatch": "li", "take": "zhao", "object": "zhao", "ask_time": "zhao",
    "ask_parking": "zhao", "transfer": "li", "uphold": "zhou", "designate": "liang",
    "grant": "zhou", "refuse": "liang", "park": "liang", "not_park": "zhou", "look": "li",
    "resume": "zhao", "resolve": "zhao", "redo": "chen", "supply": "chen", "add": "chen",
    "ask": "zhao", "rate": "chen", "verify": "li", "fail_check": "li",
}  # fmt: skip
Step = tuple[str, int, int, int]
FAR = 42  # days that the plan of a beginning reaches; and the first unit of the list


@given(beginning=st.sampled_from(BEGINNINGS), steps=STEPS)
def test_only_a_grant_moves_the_promise_to_the_resident(
    town: Town, beginning: tuple[str, ...], steps: list[Step]
) -> None:
    walk = begun(town, beginning)
    moment = THEN + timedelta(hours=len(beginning))
    for step in steps:
        before, grants = _promises(walk), len(walk.granted)
        moment += timedelta(hours=step[2])
        _tried(walk, step, moment)
        moved = {pk for pk, due in _promises(walk).items() if before.get(pk, due) != due}
        if len(walk.granted) == grants:
            assert moved == set(), step
        else:
            assert {_promises(walk)[pk] for pk in moved} <= {walk.granted[-1]}, step
    assert list(sealing.faults(1)) == []


@given(beginning=st.sampled_from(BEGINNINGS), steps=STEPS)
def test_the_chain_of_holders_and_the_count_of_returns_tell_the_events(
    town: Town, beginning: tuple[str, ...], steps: list[Step]
) -> None:
    walk = walked(town, beginning, steps)
    case, verbs = walk.fresh(), _verbs(walk)
    assert case.times_returned == verbs.count("case.taken_back")
    assert case.times_extended == verbs.count("case.extended") <= 2
    parts = case.assignments.filter(role="lead")
    given = {"case.dispatched", "case.transferred", "case.taken_back"}
    assert parts.count() == 1 + sum(verb in given for verb in verbs)
    assert parts.filter(state="returned").count() == case.times_returned
    assert case.due_at is None or case.due_at in {*_promises(walk).values()}


@given(beginning=st.sampled_from(BEGINNINGS), steps=STEPS)
def test_each_unit_objects_once_and_never_after_it_was_designated(
    town: Town, beginning: tuple[str, ...], steps: list[Step]
) -> None:
    walk = walked(town, beginning, steps)
    units = list(Objection.objects.filter(case=walk.case).values_list("unit_id", flat=True))
    assert len(units) == len(set(units))
    for one in Objection.objects.filter(case=walk.case):
        assert one.reviewer_id not in {one.unit_id, walk.case.receiver_id}
        assert one.ruled_by_id is None or one.ruled_by_id != one.raised_by_id


@given(beginning=st.sampled_from(BEGINNINGS), steps=STEPS)
def test_what_is_parked_is_open_and_owed_another_look(
    town: Town, beginning: tuple[str, ...], steps: list[Step]
) -> None:
    walk = walked(town, beginning, steps)
    case = walk.fresh()
    looks = Promise.objects.open().filter(subject_id=case.pk, kind="reexamine")
    assert looks.exists() == (case.state == "parked")
    assert Suspension.objects.filter(case=case, state="parked").exists() == looks.exists()
    if case.state == "parked":
        assert case.is_open and not case.ending


def begun(town: Town, beginning: tuple[str, ...]) -> Walk:
    with clock.at(THEN):
        walk = Walk(town, stories.registered(town))
    for hour, name in enumerate(beginning):
        with clock.at(THEN + timedelta(hours=hour)):
            MOVES[name](walk, town.actor(USUAL[name]), FAR)
    return walk


def walked(town: Town, beginning: tuple[str, ...], steps: list[Step]) -> Walk:
    walk = begun(town, beginning)
    moment = THEN + timedelta(hours=len(beginning))
    for step in steps:
        moment += timedelta(hours=step[2])
        _tried(walk, step, moment)
    return walk


def _tried(walk: Walk, step: Step, moment: datetime) -> None:
    """Mostly by who should, now and then by anybody; what is refused leaves no trace."""
    name, who, _hours, pick = step
    usual = USUAL.get(name)
    actor = usual if usual and who else PEOPLE[(who + pick) % len(PEOPLE)]
    with clock.at(moment), suppress(Refused):
        MOVES[name](walk, walk.town.actor(actor), pick)


def _promises(walk: Walk) -> dict[Any, datetime]:
    rows = Promise.objects.filter(subject_id=walk.case.pk, kind__in=TO_THE_RESIDENT)
    return dict(rows.values_list("pk", "due_at"))


def _verbs(walk: Walk) -> list[str]:
    rows = Event.objects.filter(tenant=1, subject_id=walk.case.pk)
    return list(rows.values_list("verb", flat=True))
