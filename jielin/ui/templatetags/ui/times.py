"""Times in words inside a `time` element that machines and printers can read."""

from datetime import datetime

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from jielin.kernel import clock
from jielin.ui import spoken

register = template.Library()


@register.simple_tag
def when(at: datetime | None, form: str = "") -> SafeString:
    """A moment in words; form "day" leaves the hour out, "table" writes digits."""
    if at is None:
        return SafeString("")
    words = _words(at, form)
    return format_html(
        '<time datetime="{}" data-full="{}">{}</time>',
        localtime(at).isoformat(timespec="minutes"),
        spoken.full(at),
        words,
    )


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
    return format_html(
        '<time class="left{}" datetime="{}" data-left>{}</time>',
        " late" if due < now else "",
        localtime(due).isoformat(timespec="seconds"),
        spoken.left(due, now),
    )
