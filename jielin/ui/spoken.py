"""Moments and lengths of time as people say them, in the reader's language."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, lru_cache

from django.utils import dateformat, timezone
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Words:
    """What moments are said with, in one language: looked up once, not for every moment."""

    moment_of_today: str
    moment_of_yesterday: str
    today: str
    yesterday: str
    moment_of_this_year: str
    day_of_this_year: str
    of_another_year: str
    month: str
    weekdays: tuple[str, ...]


def moment(at: datetime, now: datetime) -> str:
    """今天 09:48, 昨天 19:05, 7月17日（周五）20:16, 2025年7月17日."""
    zone, words = timezone.get_current_timezone(), _words(get_language() or "")
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    forms = (words.moment_of_today, words.moment_of_yesterday, words.moment_of_this_year)
    return _dated(local, today, forms, words)


def day(at: datetime, now: datetime) -> str:
    """今天, 昨天, 7月14日, 2025年7月14日."""
    zone, words = timezone.get_current_timezone(), _words(get_language() or "")
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    return _dated(local, today, (words.today, words.yesterday, words.day_of_this_year), words)


def full(at: datetime) -> str:
    """2026-07-17 20:16, for tables, exports and print."""
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}"


def left(due: datetime, now: datetime) -> str:
    """还有 1 天 9 小时, 已超时 2 小时."""
    minutes = int(abs(due - now).total_seconds() // 60)
    return _left(minutes, due < now, get_language() or "")


@lru_cache(maxsize=8192)
def _left(minutes: int, is_late: bool, language: str) -> str:
    """In words of the language now active, which is the one named; many rows share them."""
    words = _("%(length)s overdue") if is_late else _("%(length)s left")
    return words % {"length": length(timedelta(minutes=minutes))}


def length(delta: timedelta) -> str:
    """The two largest units of a length: days and hours, or hours and minutes."""
    return " ".join(f"{number} {unit}" for number, unit in units(delta))


def units(delta: timedelta) -> list[tuple[int, str]]:
    """Up to two (number, unit) pairs, never empty; below a minute counts as one."""
    minutes = max(1, int(delta.total_seconds() // 60))
    days, hours, rest = minutes // 1440, minutes % 1440 // 60, minutes % 60
    found = []
    if days:
        found.append((days, ngettext("day", "days", days)))
    if hours:
        found.append((hours, ngettext("hour", "hours", hours)))
    if rest and not days:
        found.append((rest, ngettext("minute", "minutes", rest)))
    return found


def _dated(local: datetime, today: date, forms: tuple[str, str, str], words: Words) -> str:
    """By the form for today, yesterday or this year, else with the year."""
    ago = (today - local.date()).days
    form = forms[ago] if ago in {0, 1} else forms[2]
    if ago not in {0, 1} and local.year != today.year:
        form = words.of_another_year
    style = words.month
    return form % {
        "day": local.day,
        "month": local.month if style == "n" else dateformat.format(local, style),
        "year": local.year,
        "time": _clock(local),
        "weekday": words.weekdays[local.weekday()],
    }


@cache
def _words(language: str) -> Words:
    """Those of the language now active, which is the one named."""
    return Words(
        moment_of_today=_("Today %(time)s"),
        moment_of_yesterday=_("Yesterday %(time)s"),
        today=_("Today"),
        yesterday=_("Yesterday"),
        moment_of_this_year=pgettext(
            "date of this year", "%(weekday)s %(day)s %(month)s, %(time)s"
        ),
        day_of_this_year=pgettext("day of this year", "%(day)s %(month)s"),
        of_another_year=pgettext("date of another year", "%(day)s %(month)s %(year)s"),
        month=pgettext("month, M: Jul, n: 7", "M"),
        weekdays=(
            pgettext("weekday", "Mon"),
            pgettext("weekday", "Tue"),
            pgettext("weekday", "Wed"),
            pgettext("weekday", "Thu"),
            pgettext("weekday", "Fri"),
            pgettext("weekday", "Sat"),
            pgettext("weekday", "Sun"),
        ),
    )


def _clock(local: datetime) -> str:
    return f"{local.hour:02}:{local.minute:02}"
