"""A year of the working calendar as a page shows it: twelve months, and the list of exceptions."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from jielin.kernel.models import Promise

from ..models import Correction, WorkDay
from ..reckoning import FRIDAY
from ..years import published

MONTHS = range(1, 13)


@dataclass(frozen=True)
class DayCell:
    """One date; `is_other` says that it differs from a plain Monday to Friday."""

    date: date
    is_working: bool
    provisional: bool
    is_other: bool
    source: str


@dataclass(frozen=True)
class Year:
    """The months by weeks (None fills the first and last), and what is known of the whole."""

    number: int
    months: tuple[tuple[tuple[DayCell | None, ...], ...], ...]
    others: tuple[DayCell, ...]
    working: int
    provisional: int
    is_published: bool

    @property
    def is_provisional(self) -> bool:
        return self.provisional > 0


@dataclass(frozen=True)
class Anew:
    """Due times of this home: still resting on a guess, and set right for this year."""

    waiting: int
    corrected: int
    last_at: datetime | None


def year(number: int) -> Year:
    """All days of it, stored or guessed; one query."""
    stored = {row.date: row for row in WorkDay.objects.filter(date__year=number)}
    months = tuple(tuple(_weeks(number, month, stored)) for month in MONTHS)
    cells = [cell for month in months for week in month for cell in week if cell]
    return Year(
        number=number,
        months=months,
        others=tuple(cell for cell in cells if cell.is_other),
        working=sum(cell.is_working for cell in cells),
        provisional=sum(cell.provisional for cell in cells),
        is_published=published(number) is not None,
    )


def day(at: date) -> DayCell:
    """One date."""
    return _cell(at, {row.date: row for row in WorkDay.objects.filter(date=at)})


def anew(tenant_id: int, number: int) -> Anew:
    """How many due times the calendar of a year concerns; two queries."""
    waiting = Promise.objects.open().filter(tenant_id=tenant_id, provisional=True)
    corrections = Correction.objects.filter(tenant_id=tenant_id, year=number)
    times = list(corrections.order_by("-id").values_list("at", flat=True))
    return Anew(waiting.count(), len(times), times[0] if times else None)


def _weeks(
    number: int, month: int, stored: Mapping[date, WorkDay]
) -> list[tuple[DayCell | None, ...]]:
    return [
        tuple(_cell(date(number, month, day), stored) if day else None for day in week)
        for week in calendar.monthcalendar(number, month)
    ]


def _cell(at: date, stored: Mapping[date, WorkDay]) -> DayCell:
    row, usual = stored.get(at), at.weekday() <= FRIDAY
    works = row.is_working if row else usual
    return DayCell(
        date=at,
        is_working=works,
        provisional=row.provisional if row else True,
        is_other=works != usual,
        source=row.source if row else "",
    )
