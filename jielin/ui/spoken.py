"""Moments and lengths of time as people say them, in the reader's language."""

from datetime import datetime, timedelta

from django.utils import dateformat, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext, pgettext_lazy


def moment(at: datetime, now: datetime) -> str:
    """今天 09:48, 昨天 19:05, 7月17日（周五）20:16, 2025年7月17日."""
    local, today = timezone.localtime(at), timezone.localtime(now).date()
    clock = _clock(local)
    if local.date() == today:
        return _("Today %(time)s") % {"time": clock}
    if local.date() == today - timedelta(days=1):
        return _("Yesterday %(time)s") % {"time": clock}
    if local.year != today.year:
        return _dated(local, pgettext("date of another year", "%(day)s %(month)s %(year)s"))
    return _dated(local, pgettext("date of this year", "%(weekday)s %(day)s %(month)s, %(time)s"))


def day(at: datetime, now: datetime) -> str:
    """今天, 昨天, 7月14日, 2025年7月14日."""
    local, today = timezone.localtime(at), timezone.localtime(now).date()
    if local.date() == today:
        return _("Today")
    if local.date() == today - timedelta(days=1):
        return _("Yesterday")
    if local.year == today.year:
        return _dated(local, pgettext("day of this year", "%(day)s %(month)s"))
    return _dated(local, pgettext("date of another year", "%(day)s %(month)s %(year)s"))


def full(at: datetime) -> str:
    """2026-07-17 20:16, for tables, exports and print."""
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M")


def left(due: datetime, now: datetime) -> str:
    """还有 1 天 9 小时, 已超时 2 小时."""
    if due >= now:
        return _("%(length)s left") % {"length": length(due - now)}
    return _("%(length)s overdue") % {"length": length(now - due)}


def length(delta: timedelta) -> str:
    """The two largest units of a length: days and hours, or hours and minutes."""
    return " ".join(f"{number} {unit}" for number, unit in units(delta))


def units(delta: timedelta) -> list[tuple[int, str]]:
    """Up to two (number, unit) pairs, never empty; below a minute counts as one."""
    minutes = max(1, int(delta.total_seconds() // 60))
    days, hours, rest = minutes // 1440, minutes % 1440 // 60, minutes % 60
    parts = [
        (days, ngettext("day", "days", days)),
        (hours, ngettext("hour", "hours", hours)),
        (rest if not days else 0, ngettext("minute", "minutes", rest)),
    ]
    return [part for part in parts if part[0]]


# Said when shown, not when loaded; only the one that is needed is looked up.
WEEKDAYS = (
    pgettext_lazy("weekday", "Mon"),
    pgettext_lazy("weekday", "Tue"),
    pgettext_lazy("weekday", "Wed"),
    pgettext_lazy("weekday", "Thu"),
    pgettext_lazy("weekday", "Fri"),
    pgettext_lazy("weekday", "Sat"),
    pgettext_lazy("weekday", "Sun"),
)


def _dated(local: datetime, form: str) -> str:
    style = pgettext("month, M: Jul, n: 7", "M")
    return form % {
        "day": local.day,
        "month": local.month if style == "n" else dateformat.format(local, style),
        "year": local.year,
        "time": _clock(local),
        "weekday": WEEKDAYS[local.weekday()],
    }


def _clock(local: datetime) -> str:
    return f"{local.hour:02}:{local.minute:02}"
