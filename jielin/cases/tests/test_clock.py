"""The clock that everyone can see and nobody can reset (handbook §2.6, rules 1, 5, 7, 8)."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from jielin.cases.models import Case
from jielin.cases.states import RequestType
from jielin.deadlines.models import Correction, WorkDay
from jielin.deadlines.queries import rulebook
from jielin.kernel import clock
from jielin.kernel.models import Promise
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused
from tests import stories
from tests.cast import City
from tests.fixtures import RunJobs

SHANGHAI = ZoneInfo("Asia/Shanghai")
THURSDAY = datetime(2026, 7, 16, 20, 16, tzinfo=SHANGHAI)


def promises(case: Case, kind: str) -> list[Promise]:
    """The promises of a kind on the case and its assignments, oldest first."""
    ids = [case.pk, *case.assignments.values_list("pk", flat=True)]
    return list(Promise.objects.of(1, ids).filter(kind=kind).order_by("made_at", "id"))


def the(case: Case, kind: str) -> Promise:
    [one] = promises(case, kind)
    return one


def test_the_promise_to_the_resident_starts_at_registration(city: City) -> None:
    with clock.at(THURSDAY):
        case = stories.registered(city)
    promise = the(case, "resolve")
    assert promise.made_at == THURSDAY
    # Seven natural days run to the end of the seventh day.
    assert promise.due_at == datetime(2026, 7, 23, 23, 59, 59, tzinfo=SHANGHAI)
    assert (case.due_at, promise.owner_id) == (promise.due_at, city.unit("梧桐里社区").id)


def test_an_evening_report_is_received_in_the_first_office_hours(city: City) -> None:
    with clock.at(THURSDAY):
        case = stories.registered(city)
    due = the(case, "receive").due_at.astimezone(SHANGHAI)
    assert due == datetime(2026, 7, 17, 10, 30, tzinfo=SHANGHAI)


def test_dispatch_gives_the_unit_its_own_clock_and_leaves_the_residents(city: City) -> None:
    with clock.at(THURSDAY):
        case = stories.accepted(city)
    before = the(case, "resolve").due_at
    with clock.at(THURSDAY + timedelta(days=1)):
        case.dispatch(by=city.actor("li"), unit_id=city.unit("区路灯管理所").id)
    assert the(case, "resolve").due_at == before
    assert the(case, "take").made_at == THURSDAY + timedelta(days=1)
    assert the(case, "handle").owner_id == city.unit("区路灯管理所").id


def test_no_word_written_on_a_case_moves_any_promise(city: City) -> None:
    case = stories.handling(city)
    before = [(p.kind, p.due_at) for p in Promise.objects.order_by("id")]
    case.note(by=city.actor("zhao"), text="备件已到", is_public=True)
    case.ask(by=city.actor("zhao"), text="几号灯杆？")
    case.supply(by=city.actor("chen"), text="0417")
    assert [(p.kind, p.due_at) for p in Promise.objects.order_by("id")] == before


def test_a_missed_call_keeps_no_promise(city: City) -> None:
    case = stories.accepted(city)
    case.try_contact(by=city.actor("li"), text="无人接听")
    assert the(case, "contact").is_open
    case.contact(by=city.actor("li"), text="已说明")
    assert the(case, "contact").kept_at is not None


def test_redo_adds_a_promise_and_leaves_the_old_one_as_it_was_kept(city: City) -> None:
    case = stories.redo(city)
    assert the(case, "resolve").kept_at is not None
    assert the(case, "redo").is_open
    assert case.due_at == the(case, "redo").due_at
    assert [p.is_open for p in promises(case, "handle")] == [False, True]


def test_redo_goes_back_to_the_same_unit(city: City) -> None:
    case = stories.redo(city)
    assert case.holder_id == city.unit("区路灯管理所").id
    assert (case.redo_count, case.lead.state if case.lead else "") == (1, "offered")


def test_a_failed_check_is_a_redo_too(city: City) -> None:
    case = stories.resolved(city)
    case.fail_check(by=city.actor("hu"), text="灯没有亮")
    assert (case.state, the(case, "redo").is_open) == ("redo", True)


def test_a_result_that_needs_a_check_is_revisited_only_after_it(city: City) -> None:
    case = stories.resolved(city)
    assert promises(case, "revisit") == []
    assert the(case, "verify").is_open
    case.verify(by=city.actor("li"), text="灯亮了")
    assert the(case, "revisit").is_open


def test_who_handled_it_neither_checks_nor_revisits(city: City) -> None:
    case = stories.accepted(city)
    case.start(by=city.actor("li"))
    case.resolve(by=city.actor("li"), text="已经弄好了")
    with pytest.raises(Refused) as refused:
        case.verify(by=city.actor("li"), text="我看过了")
    assert refused.value.status == 403
    case.verify(by=city.actor("hu"), text="灯亮了")
    assert case.state == "verified"


def test_nobody_reached_closes_only_after_three_calls_on_two_days(city: City) -> None:
    case, hu = stories.verified(city), city.actor("hu")
    today = clock.now()
    for hours in (0, 1, 2):
        with clock.at(today + timedelta(hours=hours, days=hours // 2)):
            assert not case.is_out_of_reach
            case.miss_revisit(by=hu, text="无人接听")
    assert case.is_out_of_reach
    case.give_up(by=hu)
    assert (case.state, case.reason, case.satisfied) == ("closed", "unreachable", "")


def test_missed_calls_before_a_redo_do_not_count_after_it(city: City) -> None:
    case, hu = stories.verified(city), city.actor("hu")
    for days in (0, 0, 1):
        with clock.at(clock.now() + timedelta(days=days)):
            case.miss_revisit(by=hu, text="无人接听")
    case.reject(by=city.actor("chen"), **stories.UNHAPPY)
    assert (case.missed_calls, case.is_out_of_reach) == (0, False)


def test_what_the_resident_calls_unsolved_is_never_closed(city: City) -> None:
    case = stories.resolved(city)
    with pytest.raises(Refused):
        case.rate(by=city.actor("chen"), **stories.UNHAPPY)
    assert Case.objects.get().state == "resolved"


def test_a_finished_case_owes_no_call(city: City) -> None:
    case = stories.closed(city)
    assert the(case, "contact").released_at is not None
    assert not Promise.objects.open().exists()


def test_a_promise_made_and_kept_in_one_turn_is_kept(city: City) -> None:
    with turn():
        case = stories.registered(city)
        case.accept(by=city.actor("li"))
    assert the(case, "receive").kept_at is not None


def test_a_withdrawn_case_owes_nothing(city: City) -> None:
    stories.withdrawn(city)
    assert not Promise.objects.open().exists()


def test_a_declined_case_says_why_and_owes_nothing(city: City) -> None:
    case = stories.not_accepted(city)
    assert case.entries.get().is_public
    assert (case.reason, Promise.objects.open().exists()) == ("market", False)


def test_the_case_follows_when_the_calendar_of_a_year_is_published(
    city: City, run_jobs: RunJobs
) -> None:
    with clock.at(datetime(2026, 12, 31, 16, 0, tzinfo=SHANGHAI)):
        case = stories.registered(city, request_type=RequestType.CONSULT)
    assert case.provisional
    days = {date(2027, 1, 1) + timedelta(days=n): n > 4 for n in range(365)}
    WorkDay.publish(days, source="测试用日历")
    Correction.apply(2027, rulebook(), clock.now())
    run_jobs()
    after = Case.objects.get(pk=case.pk)
    assert not after.provisional
    assert after.due_at == the(case, "resolve").due_at


def test_a_promise_into_a_year_without_calendar_is_provisional(city: City) -> None:
    with clock.at(datetime(2026, 12, 31, 16, 0, tzinfo=SHANGHAI)):
        case = stories.registered(city)
    assert the(case, "receive").provisional
