"""Office hours: from the stored JSON to spans of time, Monday first."""

from collections.abc import Mapping
from datetime import time

from django.utils.translation import gettext as _

Span = tuple[time, time]
Week = tuple[tuple[Span, ...], ...]

# The keys of the stored form: Monday is 0, as in date.weekday().
DAYS = ("0", "1", "2", "3", "4", "5", "6")
CLOSED: Week = ((),) * len(DAYS)


class BadHours(ValueError):
    """The stored or typed hours make no sense; the message is for people."""


def week(stored: object) -> Week:
    """Seven days of spans from `{"0": [["09:00", "12:00"], …], …}`; a day left out is closed.

    Raises BadHours. The first five days are what deadlines reckon with.
    """
    if not isinstance(stored, Mapping):
        raise BadHours(_("Give the office hours day by day."))
    strange = sorted(str(day) for day in stored if day not in DAYS)
    if strange:
        raise BadHours(
            _("“%(day)s” is no weekday. Write 0 for Monday to 6 for Sunday.") % {"day": strange[0]}
        )
    return tuple(_day(day, stored.get(day, [])) for day in DAYS)


def weekdays(*spans: tuple[str, str]) -> dict[str, list[list[str]]]:
    """The stored form of the same hours from Monday to Friday."""
    return {day: [list(span) for span in spans] for day in DAYS[:5]}


def _day(day: str, spans: object) -> tuple[Span, ...]:
    if not isinstance(spans, list | tuple):
        raise BadHours(_("The hours of weekday %(day)s are a list of times.") % {"day": day})
    read = tuple(_span(day, span) for span in spans)
    edges = [edge for span in read for edge in span]
    if edges != sorted(set(edges)):
        raise BadHours(_("The hours of weekday %(day)s overlap or run backwards.") % {"day": day})
    return read


def _span(day: str, span: object) -> Span:
    if not isinstance(span, list | tuple) or len(span) != 2:
        raise BadHours(_("Each opening on weekday %(day)s has a start and an end.") % {"day": day})
    return _time(day, span[0]), _time(day, span[1])


def _time(day: str, text: object) -> time:
    try:
        return time.fromisoformat(str(text))
    except ValueError as error:
        said = {"day": day, "time": text}
        raise BadHours(
            _("“%(time)s” on weekday %(day)s is not a time like 09:00.") % said
        ) from error
