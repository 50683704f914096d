"""From a Friday-evening report over a swapped Saturday up to the district's leaders, by itself.

In 2026 the Saturdays 14 and 28 February are working days; 15 to 23 February are holidays.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from jielin.cases.models import Case
from jielin.deadlines.reckoning import ZONE
from jielin.deadlines.tasks import forewarn, sweep
from jielin.kernel import clock, sealing
from jielin.kernel.models import Event, Promise
from jielin.supervision.models import SupervisionOrder
from tests import stories
from tests.cast import City
from tests.fixtures import RunJobs

BARE_EARTH = "R1103"  # two working days for the unit, seven days for the resident
TICK = timedelta(microseconds=1)


def at(text: str) -> datetime:
    """A moment in the city."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


# Reckoned by hand: the moment up to which nothing happens, and what happens right after it.
HALF, MOST = at("2026-02-17 09:34:59.500000"), at("2026-02-19 13:25:59.200000")
OVERDUE = at("2026-02-20 23:59:59")  # the seventh day, amid the holidays
UNANSWERED = at("2026-02-27 17:30:00")  # three working days counted from Tuesday the 24th
NOT_DECIDED = at("2026-03-03 17:30:00")  # two, counted from the swapped Saturday the 28th
CLIMBS = (
    (HALF - TICK, "reminded", "supervision.reminded"),
    (MOST - TICK, "reminded", "supervision.reminded_again"),
    (OVERDUE, "supervised", "supervision.supervised"),
    (UNANSWERED, "raised", "supervision.escalated"),
    (NOT_DECIDED, "district_leader", "supervision.brought_to_leader"),
)


@pytest.fixture
def case(city: City) -> Iterator[Case]:
    """Told on Friday the 13th after hours, given to the unit on Saturday, then forgotten."""
    with clock.at(at("2026-02-13 19:10:00")):
        told = stories.registered(city, category_id=city.category(BARE_EARTH))
    with clock.at(at("2026-02-14 09:00:00")):
        told.accept(by=city.actor("li"))
        told.dispatch(by=city.actor("li"), unit_id=city.unit("区路灯管理所").id)
    yield told


def look(moment: datetime, run_jobs: RunJobs, times: int = 2) -> None:
    """What the schedule does, more often than it has to."""
    with clock.at(moment):
        for _ in range(times):
            forewarn.call()
            sweep.call()
            run_jobs()


def course() -> list[str]:
    """What the order went through, in order."""
    rows = Event.objects.filter(subject_kind=SupervisionOrder.kind).order_by("seq")
    return list(rows.values_list("verb", flat=True))


def test_the_swapped_saturday_counts_as_a_working_day(case: Case) -> None:
    receive = Promise.objects.get(subject_id=case.pk, kind="receive")
    assert receive.due_at == at("2026-02-14 10:30:00")
    assert receive.kept_at == at("2026-02-14 09:00:00")


def test_each_climb_happens_once_and_right_after_its_time(case: Case, run_jobs: RunJobs) -> None:
    for done, (last, state, verb) in enumerate(CLIMBS):
        look(last, run_jobs)
        assert len(course()) == done, f"too early at {last}"
        look(last + TICK, run_jobs)
        assert course()[done:] == [verb]
        assert SupervisionOrder.objects.get().state == state
    look(at("2026-06-01 12:00:00"), run_jobs)
    assert len(course()) == len(CLIMBS)
    assert list(sealing.faults(1)) == []


def test_every_rung_is_a_promise_of_the_one_who_must_act(
    city: City, case: Case, run_jobs: RunJobs
) -> None:
    for last, _state, _verb in CLIMBS:
        look(last + TICK, run_jobs)
    owed = Promise.objects.filter(subject_kind=SupervisionOrder.kind).order_by("made_at", "id")
    assert [(one.kind, one.owner_id) for one in owed] == [
        ("urge_reply", city.unit("区路灯管理所").id),
        ("supervise_reply", city.unit("区路灯管理所").id),
        ("raise_reply", city.unit("东桥街道").id),
        ("leader_reply", city.unit("澜东区委").id),
    ]
    assert [one.is_open for one in owed] == [False, False, False, True]


def test_hours_without_a_look_lose_no_rung_and_add_none(case: Case, run_jobs: RunJobs) -> None:
    look(OVERDUE + timedelta(hours=9), run_jobs, times=1)
    # The unit's own half and the resident's end came meanwhile: one step each, none twice.
    assert course() == ["supervision.reminded", "supervision.supervised"]
    due = Promise.objects.get(kind="supervise_reply").due_at
    look(due + timedelta(days=30), run_jobs, times=3)
    assert course()[2:] == ["supervision.escalated"]


def test_the_request_tells_every_climb_and_goes_up_to_the_unit_above(
    city: City, case: Case, run_jobs: RunJobs
) -> None:
    for last, _state, _verb in CLIMBS:
        look(last + TICK, run_jobs)
    events = Event.objects.filter(subject_id=case.pk).order_by("seq")
    told = list(events.values_list("verb", flat=True))[3:]
    assert told == ["case.urged"] * 2 + ["case.supervised"] + ["case.escalated"] * 2
    case.refresh_from_db()
    assert (case.level, case.overseer_id) == (2, city.unit("澜东区市民诉求中心").id)


def test_an_answer_in_words_keeps_the_rung_and_promises_the_next(
    city: City, case: Case, run_jobs: RunJobs
) -> None:
    look(OVERDUE + TICK, run_jobs)
    with clock.at(at("2026-02-26 10:00:00")):
        order = SupervisionOrder.objects.get()
        order.report(by=city.actor("zhao"), text="渣土场节后开工，三月二日清运。")
    look(UNANSWERED + TICK, run_jobs)
    assert SupervisionOrder.objects.get().state == "supervised"
    look(Promise.objects.get(kind="supervision_progress").due_at + TICK, run_jobs)
    assert SupervisionOrder.objects.get().state == "raised"


def test_the_ladder_rests_with_a_result_and_goes_on_with_a_redo(
    city: City, case: Case, run_jobs: RunJobs
) -> None:
    look(OVERDUE + TICK, run_jobs)
    done(city, case, "2026-02-25 10:00:00", run_jobs)
    look(at("2026-02-28 18:00:00"), run_jobs)
    assert SupervisionOrder.objects.get().is_resting
    with clock.at(at("2026-03-02 08:30:00")):
        case.reject(by=city.actor("chen"), **stories.UNHAPPY)
        run_jobs()
    assert SupervisionOrder.objects.get().state == "supervised"
    assert Promise.objects.open().filter(kind="supervise_reply").count() == 1


def test_the_ladder_ends_with_the_request(city: City, case: Case, run_jobs: RunJobs) -> None:
    look(OVERDUE + TICK, run_jobs)
    done(city, case, "2026-02-25 10:00:00", run_jobs)
    with clock.at(at("2026-02-26 08:30:00")):
        case.rate(by=city.actor("chen"), **stories.HAPPY)
        run_jobs()
    assert SupervisionOrder.objects.get().state == "ended"
    assert not Promise.objects.open().filter(subject_kind=SupervisionOrder.kind).exists()


def done(city: City, case: Case, when: str, run_jobs: RunJobs) -> None:
    """The unit takes it on and finishes it."""
    case.refresh_from_db()
    with clock.at(at(when)):
        case.take(by=city.actor("zhao"))
        case.resolve(by=city.actor("zhao"), text="渣土已清运。")
        run_jobs()
