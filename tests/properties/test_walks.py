"""Random walks through a case's life replay, from the events alone, as what is stored."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from jielin.cases import policy
from jielin.cases.models import Case, Outside, Part
from jielin.cases.states import NotAccepted, Satisfied, Solved
from jielin.cases.workflow import HOLDER_TOLD
from jielin.kernel import clock, sealing
from jielin.kernel.models import Event, Promise
from jielin.kernel.workflow import Refused
from tests import stories
from tests.cast import City

WORDS: dict[str, dict[str, Any]] = {
    "answer": {"text": "答复"}, "not_accept": {"reason": NotAccepted.MARKET, "text": "可以另找"},
    "contact": {"text": "说过了"}, "try_contact": {"text": "没人接"},
    "note": {"text": "进展", "is_public": True}, "ask": {"text": "哪一栋？"},
    "add": {"text": "补充"}, "supply": {"text": "三号楼"}, "resolve": {"text": "好了"},
    "verify": {"text": "看过"}, "fail_check": {"text": "没好"}, "miss_revisit": {"text": ""},
    "revisit": {"solved": Solved.YES, "satisfied": Satisfied.YES},
    "send_back": {"solved": Solved.NO, "satisfied": Satisfied.NO, "text": "没好"},
    "rate": {"solved": Solved.YES, "satisfied": Satisfied.YES},
    "reject": {"solved": Solved.NO, "satisfied": Satisfied.NO, "text": "没好"},
    "reveal": {"purpose": "联系"}, "recuse": {"text": "亲属"},
    "assist": {"text": "请一起看"}, "transfer": {"text": "该他们"}, "release": {"text": "不用了"},
    "sign_off": {"text": "修好了"}, "close_part": {"text": "看过"},
    "propose_end": {"ending": "not_our_duty", "proof": "物权法", "text": "请找开发商"},
    "refuse_end": {"text": "再办"}, "plan_stages": {"names": ["stop", "demolition"]},
    "write_down": {"text": "路灯不亮"}, "hear": {"text": "路灯不亮"},
    "ask_outside": {"told": Outside("东方物业", "13911112222", "钥匙在谁手里？")},
}  # fmt: skip
# Begun by other verbs, or by apps above the cases; `merge` needs a second case.
VERBS = sorted(
    {step.verb for step in Case.workflow.steps if step.who is not policy.is_system}
    - {
        "register",
        "inquire",
        "correct_due",
        "merge",
        "settle",
        "surface",
        "hear_outside",
        "settle_unsolved",
        "pass_on",
    }
)
TO_A_UNIT = {"dispatch", "assist", "transfer", "release", "split"}
PEOPLE = ("chen", "li", "hu", "wang", "zhou", "zhao", "sun")
UNITS = ("区路灯管理所", "区城市管理局", "东桥街道", "梧桐里社区")
# Three numbers a move: which of the open steps is taken, whether anything else is tried
# instead, and which unit a dispatch names.
Move = tuple[int, int, int]
MOVES = st.lists(
    st.tuples(st.integers(0, 99), st.integers(0, 4), st.integers(0, 3)), min_size=5, max_size=20
)


@given(moves=MOVES)
def test_a_walk_replays_from_its_events(city: City, moves: list[Move]) -> None:
    case = walked(city, moves)
    events = list(Event.objects.filter(tenant=1, subject_id=case.pk).order_by("seq"))
    assert replayed_state(events) == case.state
    assert replayed_holder(events, city) == case.holder_id
    assert [event.seq for event in events] == list(range(1, case.event_seq + 1))
    assert replayed_promises(case, events) == stored_promises(case)
    assert list(sealing.faults(1)) == []


@given(moves=MOVES)
def test_no_walk_moves_a_promise_once_it_is_made(city: City, moves: list[Move]) -> None:
    case = walked(city, moves[:8])
    before = {p.pk: (p.made_at, p.due_at) for p in Promise.objects.all()}
    walked(city, moves, case)
    after = {p.pk: (p.made_at, p.due_at) for p in Promise.objects.filter(pk__in=before)}
    assert after == before


def walked(city: City, moves: list[Move], case: Case | None = None) -> Case:
    """Make each move half an hour after the last; what is refused leaves no trace."""
    case = case or stories.registered(city)
    moment = case.changed_at
    for pick, stray, unit in moves:
        moment += timedelta(minutes=30)
        verb, who = _chosen(city, case, pick, is_stray=stray == 0)
        words = dict(WORDS.get(verb, {}))
        if verb in TO_A_UNIT:
            words["unit_id"] = city.unit(UNITS[unit]).id
        if verb == "finish_stage":
            left = case.stages_left().first()
            words = {"stage_id": left.pk if left else case.pk, "text": "拆完了"}
        if verb == "entrust":
            words = {"to_id": city.accounts["hu"].pk, "instead_of": case.assignee_id}
        if verb == "split":
            words = {"part": Part(city.category("R1203"), city.unit(UNITS[unit]).id, "另一件")}
        with clock.at(moment), suppress(Refused):
            getattr(case, verb)(by=city.actor(who), **words)
        case = Case.objects.get(pk=case.pk)
    return case


def _chosen(city: City, case: Case, pick: int, *, is_stray: bool) -> tuple[str, str]:
    """One of the open steps with somebody who may take it; or any step and anybody."""
    if is_stray:
        return VERBS[pick % len(VERBS)], PEOPLE[pick % len(PEOPLE)]
    rows = [step for step in case.workflow.steps if str(case.state) in step.source]
    actors = {who: city.actor(who) for who in PEOPLE}
    pairs = [
        (step.verb, who)
        for step in rows
        for who, actor in actors.items()
        if step.verb in VERBS and step.who(actor, case)
    ]
    moving = [pair for pair in pairs if case.workflow.step(pair[0]).target]
    chosen = moving if moving and pick % 3 else pairs or [("note", "li")]
    return chosen[pick % len(chosen)]


def replayed_state(events: list[Event]) -> str:
    state = ""
    for event in events:
        assert event.before == state
        state = event.after
    return state


def replayed_holder(events: list[Event], city: City) -> object:
    told = [event.details["unit"] for event in events if event.verb in HOLDER_TOLD]
    return type(city.unit("梧桐里社区").id)(told[-1]) if told else city.unit("梧桐里社区").id


def replayed_promises(case: Case, events: list[Event]) -> list[tuple[str, bool]]:
    """The case's own promises by the table: made and closed in the order of the events."""
    made: list[list[Any]] = []
    rows = {step.event: step for step in case.workflow.steps}
    for event in events:
        step = rows[event.verb]
        for promise in made:
            if promise[0] in {*step.keeps, *step.releases}:
                promise[1] = False
        for kind in step.makes:
            checking = case.needs_check and event.after == "resolved"
            if kind not in {"verify", "revisit"} or (kind == "verify") == checking:
                made.append([kind, True])
    return sorted((kind, is_open) for kind, is_open in made)


def stored_promises(case: Case) -> list[tuple[str, bool]]:
    rows = Promise.objects.of(1, [case.pk]).values_list("kind", "is_open")
    return sorted((kind, is_open) for kind, is_open in rows)
