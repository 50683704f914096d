"""Due times by hand: 2026 with its swapped working days, and a year without a calendar."""

from datetime import date, datetime, time

import pytest

from jielin.deadlines.reckoning import (
    ZONE,
    Calendar,
    Day,
    OfficeHours,
    Reckoned,
    due_at,
    guess,
)

HOURS = OfficeHours.every_weekday(
    ((time(8, 30), time(12, 0)), (time(14, 0), time(17, 30))),
)
# 国务院办公厅关于2026年部分节假日安排的通知, by hand: weekdays off, weekend days worked.
OFF = """01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25
10-01 10-02 10-05 10-06 10-07"""
ON = "01-04 02-14 02-28 05-09 09-20 10-10"


def _year_2026() -> Calendar:
    first = date(2026, 1, 1).toordinal()
    days = {
        day: Day(guess(day).is_working, provisional=False)
        for day in map(date.fromordinal, range(first, first + 365))
    }
    off = {date.fromisoformat(f"2026-{day}"): Day(False, False) for day in OFF.split()}
    on = {date.fromisoformat(f"2026-{day}"): Day(True, False) for day in ON.split()}
    return Calendar({**days, **off, **on})


CALENDAR = _year_2026()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def due(start: str, amount: int, unit: str) -> Reckoned:
    return due_at(at(start), amount, unit, CALENDAR, HOURS)


@pytest.mark.parametrize(
    ("start", "amount", "expected"),
    [
        ("2026-07-14 09:00", 1, "2026-07-15 17:30"),  # the day of asking is not counted
        ("2026-07-14 12:40", 1, "2026-07-15 17:30"),  # at lunch: still that day
        ("2026-07-14 17:30", 1, "2026-07-16 17:30"),  # at closing: from the next opening
        ("2026-07-17 20:16", 1, "2026-07-21 17:30"),  # Friday evening: Monday is the start
        ("2026-07-18 10:00", 5, "2026-07-27 17:30"),  # Saturday
        ("2026-09-30 10:00", 1, "2026-10-08 17:30"),  # over National Day
        ("2026-10-08 10:00", 2, "2026-10-10 17:30"),  # the swapped Saturday works
        ("2026-10-09 18:00", 1, "2026-10-12 17:30"),  # filed for the swapped Saturday
        ("2026-02-13 16:00", 1, "2026-02-14 17:30"),  # the Saturday before Spring Festival
        ("2026-02-14 16:00", 1, "2026-02-24 17:30"),  # nine days off in a row
        ("2026-02-24 09:00", 4, "2026-02-28 17:30"),  # the swapped Saturday after it
        ("2026-09-24 15:00", 1, "2026-09-28 17:30"),  # Mid-Autumn
    ],
)
def test_working_days_end_when_the_office_closes(start: str, amount: int, expected: str) -> None:
    assert due(start, amount, "working_day") == (at(expected), False)


@pytest.mark.parametrize(
    ("start", "amount", "expected"),
    [
        ("2026-07-14 09:00", 2, "2026-07-14 11:00"),
        ("2026-07-14 11:00", 2, "2026-07-14 15:00"),  # lunch is not working time
        ("2026-07-14 10:00", 2, "2026-07-14 12:00"),  # a full session ends at its close
        ("2026-07-14 16:30", 2, "2026-07-15 09:30"),
        ("2026-07-17 17:00", 4, "2026-07-20 12:00"),
        ("2026-07-19 03:00", 2, "2026-07-20 10:30"),
        ("2026-09-30 17:00", 2, "2026-10-08 10:00"),
        ("2026-10-09 17:00", 2, "2026-10-10 10:00"),  # goes on in the swapped Saturday
        ("2026-02-14 17:30", 1, "2026-02-24 09:30"),
    ],
)
def test_working_hours_run_only_while_the_office_is_open(
    start: str, amount: int, expected: str
) -> None:
    assert due(start, amount, "working_hour") == (at(expected), False)


def test_clock_hours_run_through_the_night_and_the_holiday() -> None:
    assert due("2026-09-30 22:10", 24, "clock_hour").at == at("2026-10-01 22:10")


def test_natural_days_end_at_midnight_and_are_not_lengthened_by_a_holiday() -> None:
    assert due("2026-09-27 09:00", 7, "natural_day").at == at("2026-10-04 23:59:59")


def test_a_year_without_a_calendar_is_guessed_and_said_to_be() -> None:
    assert due("2027-02-05 10:00", 1, "working_day") == (at("2027-02-08 17:30"), True)


def test_one_guessed_day_on_the_way_makes_the_result_provisional() -> None:
    assert due("2026-12-31 10:00", 1, "working_day") == (at("2027-01-01 17:30"), True)
    assert due("2026-12-31 10:00", 2, "working_hour").provisional is False


def test_units_of_the_clock_need_no_calendar() -> None:
    assert due("2030-01-01 10:00", 7, "natural_day").provisional is False


def test_a_moment_told_in_utc_is_reckoned_on_the_day_in_shanghai() -> None:
    late = datetime.fromisoformat("2026-07-13T17:00:00+00:00")  # 01:00 on the 14th
    assert due_at(late, 1, "working_day", CALENDAR, HOURS).at == at("2026-07-15 17:30")


def test_an_office_closed_on_wednesdays_does_not_promise_one() -> None:
    week = list(HOURS.week)
    week[2] = ()
    found = due_at(at("2026-07-14 09:00"), 1, "working_day", CALENDAR, OfficeHours(tuple(week)))
    assert found.at == at("2026-07-16 17:30")


@pytest.mark.parametrize(
    "spans",
    [
        ((time(12), time(8)),),
        ((time(8), time(12)), (time(12), time(17))),
        (),
    ],
)
def test_senseless_office_hours_are_refused(spans: tuple[tuple[time, time], ...]) -> None:
    with pytest.raises(ValueError, match=r"span|open"):
        OfficeHours.every_weekday(spans)


def test_a_term_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        due("2026-07-14 09:00", 0, "working_day")


def test_a_year_can_be_taken_out_of_the_calendar() -> None:
    assert CALENDAR.without(2026).on(date(2026, 10, 10)) == Day(False, provisional=True)
