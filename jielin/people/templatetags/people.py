"""Days as people say them: an end is the last day on which something counts."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django import template

from jielin.organisations.forms import day_names
from jielin.organisations.hours import Span, Week

register = template.Library()
DEEPEST = 4


@register.filter
def last_day(until: datetime) -> datetime:
    """The last moment before an end: midnight belongs to the day before."""
    return until - timedelta(seconds=1)


@register.filter
def named_days(week: Week) -> Iterable[tuple[str, tuple[Span, ...]]]:
    """Each weekday's name with its openings."""
    return zip(day_names(), week, strict=True)


@register.filter
def shallow(depth: int) -> int:
    """More steps of indentation would leave no room on a telephone."""
    return min(depth, DEEPEST)
