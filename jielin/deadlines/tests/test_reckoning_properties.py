"""Due times for any start: never early, never at a closed door, as slow counting finds."""

from datetime import date, datetime, time, timedelta

import chinese_calendar
from hypothesis import given, settings
from hypothesis import strategies as st

from jielin.deadlines.reckoning import ZONE, Calendar, Day, OfficeHours, Unit, due_at

HOURS = OfficeHours.every_weekday(((time(8, 30), time(12)), (time(14), time(17, 30))))
YEAR = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
CALENDAR = Calendar({day: Day(chinese_calendar.is_workday(day), False) for day in YEAR})
MINUTE = timedelta(minutes=1)

NEW_YEAR = datetime(2026, 1, 1, tzinfo=ZONE)

starts = st.timedeltas(timedelta(), timedelta(days=334)).map(lambda since: NEW_YEAR + since)
whole_minutes = starts.map(lambda moment: moment.replace(second=0, microsecond=0))
amounts = st.integers(1, 20)
units = st.sampled_from(list(Unit))
working = st.sampled_from([Unit.WORKING_DAY, Unit.WORKING_HOUR])


def due(start: datetime, amount: int, unit: str) -> datetime:
    return due_at(start, amount, unit, CALENDAR, HOURS).at


def is_office_time(minute: datetime) -> bool:
    """Whether the minute that begins here is office time, told by the package itself."""
    spans = HOURS.week[0]
    inside = any(opens <= minute.time() < closes for opens, closes in spans)
    return inside and chinese_calendar.is_workday(minute.date())


def slowly(start: datetime, amount: int) -> datetime:
    """Working hours counted minute by minute."""
    left, minute = amount * 60, start
    while left:
        left -= is_office_time(minute)
        minute += MINUTE
    return minute


@given(starts, amounts, units)
def test_a_due_time_lies_after_its_start(start: datetime, amount: int, unit: str) -> None:
    assert due(start, amount, unit) > start


@given(starts, amounts, units, st.timedeltas(timedelta(), timedelta(days=12)))
def test_who_asks_later_is_never_answered_earlier(
    start: datetime, amount: int, unit: str, later: timedelta
) -> None:
    assert due(start, amount, unit) <= due(start + later, amount, unit)


@given(starts, amounts, units)
def test_a_longer_term_ends_later(start: datetime, amount: int, unit: str) -> None:
    assert due(start, amount, unit) < due(start, amount + 1, unit)


@given(starts, amounts, working)
def test_working_units_never_end_at_a_closed_door(start: datetime, amount: int, unit: str) -> None:
    last_moment = due(start, amount, unit) - timedelta(microseconds=1)
    assert is_office_time(last_moment)


@settings(max_examples=60, deadline=None)
@given(whole_minutes, st.integers(1, 9))
def test_working_hours_agree_with_counting_minutes(start: datetime, amount: int) -> None:
    assert due(start, amount, Unit.WORKING_HOUR) == slowly(start, amount)


@given(starts, amounts)
def test_a_published_calendar_makes_nothing_provisional(start: datetime, amount: int) -> None:
    soon = start.replace(month=min(start.month, 10))
    assert not due_at(soon, amount, Unit.WORKING_DAY, CALENDAR, HOURS).provisional
