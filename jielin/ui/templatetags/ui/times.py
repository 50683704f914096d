"""Times in words inside a `time` element that machines and printers can read."""

from datetime import date, datetime, time, tzinfo
from functools import lru_cache

from django import template
from django.utils.safestring import SafeString
from django.utils.timezone import get_current_timezone, localtime
from django.utils.translation import get_language

from jielin.kernel import clock
from jielin.ui import spoken
from jielin.ui.markup import esc

register = template.Library()


@register.simple_tag
def when(at: datetime | None, form: str = "") -> SafeString:
    """A moment in words; form "day" leaves the hour out, "table" writes digits."""
    if at is None:
        return SafeString("")
    zone = get_current_timezone()
    today = clock.now().astimezone(zone).date()
    return _when(at, form, today, zone, get_language() or "")


@lru_cache(maxsize=2048)
def _when(at: datetime, form: str, today: date, zone: tzinfo, language: str) -> SafeString:
    """In the zone and language now active, which are those named; the same all day."""
    local = at.astimezone(zone)
    words, full = esc(_words(local, form, today)), spoken.full(local)
    iso = local.isoformat(timespec="minutes")
    return SafeString(f'<time datetime="{iso}" data-full="{full}">{words}</time>')


def _words(at: datetime, form: str, today: date) -> str:
    if form == "table":
        return spoken.full(at)
    now = datetime.combine(today, time(12), at.tzinfo)
    return (spoken.day if form == "day" else spoken.moment)(at, now)


@register.simple_tag
def left(due: datetime | None) -> SafeString:
    """The time left or overdue; the page's script keeps it up to date every minute."""
    if due is None:
        return SafeString("")
    now = clock.now()
    late, iso = " late" if due < now else "", localtime(due).isoformat(timespec="seconds")
    words = esc(spoken.left(due, now))
    return SafeString(f'<time class="left{late}" datetime="{iso}" data-left>{words}</time>')
