"""Clock rules 5 to 8 on random walks: redo, ladder, revisit, and no end that nobody saw."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult
from hypothesis import given
from hypothesis import strategies as st

from jielin.cases.models import Case
from jielin.cases.states import Satisfied, Solved
from jielin.deadlines.tasks import forewarn, sweep
from jielin.kernel import clock
from jielin.kernel.models import Event, Promise
from jielin.kernel.workflow import Refused
from jielin.supervision.models import SupervisionOrder
from jielin.supervision.states import LADDER
from tests import stories
from tests.cast import City
from tests.fixtures import RunJobs

HAPPY = {"solved": Solved.YES, "satisfied": Satisfied.YES}
UNHAPPY: dict[str, Any] = {"solved": Solved.NO, "satisfied": Satisfied.NO, "text": "没好"}
# What people do, and what each says; waiting is what the clock needs.
MOVES: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("zhao", "take", {}), ("zhao", "resolve", {"text": "修好了"}),
    ("zhao", "note", {"text": "备件明天到", "is_public": True}),
    ("li", "verify", {"text": "看过"}), ("li", "fail_check", {"text": "没亮"}),
    ("hu", "revisit", HAPPY), ("hu", "send_back", UNHAPPY), ("hu", "miss_revisit", {"text": ""}),
    ("hu", "give_up", {}), ("chen", "rate", HAPPY), ("chen", "reject", UNHAPPY),
    ("chen", "add", {"text": "还是黑的"}),
)  # fmt: skip
ON_THE_ORDER = (
    ("zhao", "report", {"text": "三天内办完"}),
    ("zhou", "coordinate", {"text": "街道牵头"}),
    ("zhou", "escalate", {"text": "请上级出面"}),
    ("zhou", "close", {"text": "已核查"}),
    ("zhao", "ask_coordination", {"text": "请协调"}),
    ("he", "instruct", {"text": "本周办完"}),
)
# A move: what is done (or nothing), and how many hours pass before it.
PLAYS = st.lists(
    st.tuples(st.integers(0, len(MOVES) + len(ON_THE_ORDER) + 3), st.integers(1, 90)),
    min_size=3,
    max_size=9,
)
CLOSED_BY = {"case.revisited", "case.rated", "case.closed_unreached"}


@pytest.fixture(autouse=True)
def no_jobs_left(db: None) -> Iterator[None]:
    yield
    DBTaskResult.objects.all().delete()


def played(city: City, plays: list[tuple[int, int]], run_jobs: RunJobs) -> Case:
    """A request at work, what people do with it, and the clock looking in between."""
    # What an earlier play left behind is over: its promises call nobody any more.
    Promise.objects.open().update(is_open=False, released_at=clock.now())
    case = stories.handling(city)
    moment = case.changed_at
    for pick, hours in plays:
        moment += timedelta(hours=hours)
        with clock.at(moment):
            forewarn.call()
            sweep.call()
            run_jobs()
            _do(city, case, pick)
            run_jobs()
    return Case.objects.get(pk=case.pk)


def _do(city: City, case: Case, pick: int) -> None:
    order = SupervisionOrder.of(case.tenant_id, case.pk)
    told = (*MOVES, *ON_THE_ORDER)
    if pick >= len(told):
        return
    who, verb, words = told[pick]
    thing = Case.objects.get(pk=case.pk) if pick < len(MOVES) else order
    if thing is not None:
        with suppress(Refused):
            getattr(thing, verb)(by=city.actor(who), **words)


def of_case(case: Case) -> list[Event]:
    return list(Event.objects.filter(subject_id=case.pk).order_by("seq"))


def of_orders(case: Case) -> list[Event]:
    ids = SupervisionOrder.objects.filter(case=case).values("pk")
    return list(Event.objects.filter(subject_id__in=ids).order_by("subject_id", "seq"))


@given(plays=PLAYS)
def test_the_ladder_climbs_in_its_time_never_down_and_owes_one_answer(
    city: City, plays: list[tuple[int, int]], run_jobs: RunJobs
) -> None:
    case = played(city, plays, run_jobs)
    climbs_rung_by_rung(case)
    climbs_after_a_time_that_passed(case)
    owes_what_it_shows(case)


@given(plays=PLAYS)
def test_a_redo_returns_to_the_unit_and_a_revisit_leaves_its_outcome(
    city: City, plays: list[tuple[int, int]], run_jobs: RunJobs
) -> None:
    case = played(city, plays, run_jobs)
    back = [event for event in of_case(case) if event.after == "redo" != event.before]
    redone = Promise.objects.filter(subject_id=case.pk, kind="redo")
    assert case.holder_id == city.unit("区路灯管理所").id
    assert [one.owner_id for one in redone] == [case.holder_id] * len(back)
    assert case.redo_count == len(back)
    asked = [e for e in of_case(case) if e.verb in {"case.revisited", "case.sent_back"}]
    assert all({"solved", "satisfied"} <= set(event.details) for event in asked)
    assert all("no" not in e.details.values() for e in asked if e.verb == "case.revisited")


@given(plays=PLAYS)
def test_nothing_is_closed_without_the_resident_or_the_tries_the_rule_asks_for(
    city: City, plays: list[tuple[int, int]], run_jobs: RunJobs
) -> None:
    case = played(city, plays, run_jobs)
    if case.state != "closed":
        return
    last = next(e for e in reversed(of_case(case)) if e.after == "closed" != e.before)
    assert last.verb in CLOSED_BY
    if last.verb == "case.closed_unreached":
        assert case.is_out_of_reach
    else:
        assert (case.solved, case.satisfied) in {("yes", "yes"), ("partly", "mostly")}
    handlers = {str(event.actor_id) for event in of_case(case) if event.verb == "case.taken"}
    assert last.verb == "case.rated" or str(last.actor_id) not in handlers


def climbs_rung_by_rung(case: Case) -> None:
    """Only a problem order and a unit that asks go straight to the level above."""
    rungs = {"": 0, **{str(level): place for place, level in enumerate(LADDER, 1)}, "ended": 99}
    for event in of_orders(case):
        climbed = rungs[event.after] - rungs[event.before]
        assert climbed >= 0
        straight_up = event.verb.endswith(("problem_raised", "coordination_asked"))
        if not straight_up and event.before and event.after != "ended":
            assert climbed <= 1


def climbs_after_a_time_that_passed(case: Case) -> None:
    orders = SupervisionOrder.objects.filter(case=case).values_list("pk", flat=True)
    ids = [case.pk, *orders, *case.assignments.values_list("pk", flat=True)]
    due: list[datetime] = [one.due_at for one in Promise.objects.filter(subject_id__in=ids)]
    for event in of_orders(case):
        if event.actor_kind == "system" and event.details.get("reason") in {
            "overdue",
            "no_answer",
        }:
            assert any(moment < event.happened_at for moment in due)


def owes_what_it_shows(case: Case) -> None:
    for order in SupervisionOrder.objects.filter(case=case):
        owed = list(Promise.objects.open().of(1, [order.pk]))
        shown = [(one.kind, one.owner_id, one.due_at) for one in owed]
        copied = (order.owes_kind, order.owes_id, order.due_at)
        assert shown == ([copied] if order.owes_kind else [])
