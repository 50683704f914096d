"""A year's working days: as published, or guessed from Monday to Friday."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import chinese_calendar

from .reckoning import guess

PACKAGE = "国务院办公厅节假日安排（chinesecalendar）"
GUESS = "推定：周一至周五"


def published(year: int) -> dict[date, bool] | None:
    """From the package that follows the State Council's notices; None before it is out."""
    try:
        return {day: bool(chinese_calendar.is_workday(day)) for day in _days(year)}
    except NotImplementedError:
        return None


def guessed(year: int) -> dict[date, bool]:
    """Monday to Friday."""
    return {day: guess(day).is_working for day in _days(year)}


def with_exceptions(year: int, exceptions: Mapping[date, bool]) -> dict[date, bool]:
    """Monday to Friday but for the days that the year's notice names."""
    return {**guessed(year), **{d: works for d, works in exceptions.items() if d.year == year}}


def _days(year: int) -> Iterator[date]:
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(days=1)
