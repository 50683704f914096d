"""Times in words inside a `time` element that machines and printers can read."""

from datetime import datetime

from django import template
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from jielin.kernel import clock
from jielin.ui import spoken
from jielin.ui.markup import esc

register = template.Library()


@register.simple_tag
def when(at: datetime | None, form: str = "") -> SafeString:
    """A moment in words; form "day" leaves the hour out, "table" writes digits."""
    if at is None:
        return SafeString("")
    local = localtime(at)
    words, full = esc(_words(local, form)), spoken.full(local)
    iso = local.isoformat(timespec="minutes")
    return SafeString(f'<time datetime="{iso}" data-full="{full}">{words}</time>')


def _words(at: datetime, form: str) -> str:
    if form == "table":
        return spoken.full(at)
    return (spoken.day if form == "day" else spoken.moment)(at, clock.now())


@register.simple_tag
def left(due: datetime | None) -> SafeString:
    """The time left or overdue; the page's script keeps it up to date every minute."""
    if due is None:
        return SafeString("")
    now = clock.now()
    late, iso = " late" if due < now else "", localtime(due).isoformat(timespec="seconds")
    words = esc(spoken.left(due, now))
    return SafeString(f'<time class="left{late}" datetime="{iso}" data-left>{words}</time>')
