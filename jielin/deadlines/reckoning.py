"""When a promise is due: pure arithmetic over office hours and the working calendar.

Conventions, each with its reason and source (docs/deadlines.md tells them in words):

1. The day something is asked is not counted; counting begins the day after.
   民法典 art. 201: 按照日计算期间的，开始的当日不计入，自下一日开始计算。
2. A period of working days ends when the office closes on its last day.
   民法典 art. 203(2): 有业务时间的，停止业务活动的时间为截止时间。
3. A period of natural days ends at 24:00 of its last day (same article), written 23:59:59,
   because 00:00 of the next day would be read as one day more.
4. [proposal] Natural days are not lengthened when the last one is a holiday, although
   民法典 art. 203(1) would allow it: the promise to a resident is the stricter one.
5. [proposal] For working units, what arrives outside office hours counts from the next
   opening, as if it had been handed over at the counter.
6. [proposal] Lunch is not working time; a swapped working day (调休) at a weekend keeps the
   hours of an ordinary weekday; office hours on a day off add nothing.
7. A day without a published calendar is guessed, Monday to Friday, and everything reckoned
   over it is provisional (handbook §2.3).
8. All civil days are those of Asia/Shanghai, which has had no summer time since 1991.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")
FRIDAY = 4
LAST_SECOND = time(23, 59, 59)
Span = tuple[time, time]


class Unit(StrEnum):
    """工作时, 工作日, 自然日 and the plain hour of the clock."""

    CLOCK_HOUR = "clock_hour"
    WORKING_HOUR = "working_hour"
    WORKING_DAY = "working_day"
    NATURAL_DAY = "natural_day"


# The unit of a rule that says how often, not how long.
TIMES = "times"


class Day(NamedTuple):
    """What the calendar says of one date."""

    is_working: bool
    provisional: bool


@dataclass(frozen=True)
class Calendar:
    """The published days; any other day is guessed."""

    days: Mapping[date, Day]

    def on(self, day: date) -> Day:
        """The published day, or the Monday-to-Friday guess."""
        known = self.days.get(day)
        return guess(day) if known is None else known

    def without(self, year: int) -> "Calendar":
        """The calendar as it was before this year was published."""
        return Calendar({day: known for day, known in self.days.items() if day.year != year})


@dataclass(frozen=True)
class OfficeHours:
    """Opening spans of Monday to Friday, in order, lunch left out."""

    week: tuple[tuple[Span, ...], ...]

    def __post_init__(self) -> None:
        if len(self.week) != FRIDAY + 1 or not any(self.week):
            raise ValueError("Office hours need Monday to Friday, at least one of them open.")
        for spans in self.week:
            edges = [edge for span in spans for edge in span]
            if edges != sorted(set(edges)):
                raise ValueError("The spans of a day run forward and do not touch.")

    @classmethod
    def every_weekday(cls, spans: Sequence[Span]) -> "OfficeHours":
        """The same hours from Monday to Friday."""
        return cls((tuple(spans),) * (FRIDAY + 1))

    @classmethod
    def of(cls, week: Sequence[Sequence[Span]] | None) -> "OfficeHours":
        """From seven days, Monday first; ordinary hours where no weekday has any."""
        weekdays = tuple(tuple(spans) for spans in (week or ())[: FRIDAY + 1])
        return cls(weekdays) if any(weekdays) else ORDINARY_HOURS

    def spans(self, day: date) -> tuple[Span, ...]:
        """The spans of a working date; a swapped weekend day keeps a weekday's hours."""
        weekday = day.weekday()
        if weekday > FRIDAY:
            return next(spans for spans in self.week if spans)
        return self.week[weekday]


# [proposal] For organisations that have not said when they are open.
ORDINARY_HOURS = OfficeHours.every_weekday(
    ((time(8, 30), time(12, 0)), (time(14, 0), time(17, 30)))
)


class Reckoned(NamedTuple):
    """The moment it is due, and whether a guessed day stands behind it."""

    at: datetime
    provisional: bool


class _Session(NamedTuple):
    opens: datetime
    closes: datetime
    is_last: bool  # of its day
    provisional: bool  # this day or one passed on the way was guessed


def guess(day: date) -> Day:
    """Monday to Friday, until the State Council's notice is loaded."""
    return Day(is_working=day.weekday() <= FRIDAY, provisional=True)


def due_at(
    start: datetime, amount: int, unit: str, calendar: Calendar, hours: OfficeHours
) -> Reckoned:
    """When `amount` of `unit` from `start` (aware) ends. Raises ValueError below one."""
    if amount < 1:
        raise ValueError("A term is at least one unit long.")
    local = start.astimezone(ZONE)
    match Unit(unit):
        case Unit.CLOCK_HOUR:
            return Reckoned(local + timedelta(hours=amount), provisional=False)
        case Unit.NATURAL_DAY:
            last = local.date() + timedelta(days=amount)
            return Reckoned(datetime.combine(last, LAST_SECOND, ZONE), provisional=False)
        case Unit.WORKING_DAY:
            return _after_days(amount, _sessions(local, calendar, hours))
        case Unit.WORKING_HOUR:
            return _after_hours(local, amount, _sessions(local, calendar, hours))


def _after_days(amount: int, sessions: Iterator[_Session]) -> Reckoned:
    """The close of the office `amount` working days after the day that counts as the start."""
    closings = (session for session in sessions if session.is_last)
    end = next(closings)
    for _ in range(amount):
        end = next(closings)
    return Reckoned(end.closes, end.provisional)


def _after_hours(start: datetime, amount: int, sessions: Iterator[_Session]) -> Reckoned:
    """Use up `amount` hours, session by session; a full session ends at its close."""
    left = timedelta(hours=amount)
    while True:
        session = next(sessions)
        opens = max(session.opens, start)
        if session.closes - opens >= left:
            return Reckoned(opens + left, session.provisional)
        left -= session.closes - opens


def _sessions(start: datetime, calendar: Calendar, hours: OfficeHours) -> Iterator[_Session]:
    """Every stretch of office time that ends after `start`, without end."""
    day, provisional = start.date(), False
    while True:
        known = calendar.on(day)
        provisional = provisional or known.provisional
        spans = hours.spans(day) if known.is_working else ()
        for opens, closes in spans:
            end = datetime.combine(day, closes, ZONE)
            if end > start:
                begin = datetime.combine(day, opens, ZONE)
                yield _Session(begin, end, closes == spans[-1][1], provisional)
        day += timedelta(days=1)
