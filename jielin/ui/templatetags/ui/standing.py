"""Where a matter stands: its steps, and the promises about it. Written in one go."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jielin.kernel import clock
from jielin.ui import spoken
from jielin.ui.markup import esc
from jielin.ui.parts import PromiseView, StepItem

from .atoms import icon
from .times import left, when

register = template.Library()
# More steps than these leave no room for a day without its hour to stand out.
FEW = 4
MARKS = {"kept": "check", "open": "clock"}


@register.simple_tag
def steps_bar(items: Sequence[StepItem], label: str = "") -> SafeString:
    """Where a matter stands: dots on the portal, a bar on the desk."""
    at = next((i for i, item in enumerate(items, 1) if item.state == "now"), 0)
    is_long, words = len(items) > FEW, label or _("Progress")
    if at:
        words += _(", step %(at)s of %(total)s") % {"at": at, "total": len(items)}
    rows = "\n".join(_step(item, is_long=is_long) for item in items)
    return SafeString(
        f'<ol class="stepper {"many" if is_long else "few"}" aria-label="{esc(words)}">\n{rows}\n'
        "</ol>"
    )


@register.simple_tag
def ledger(promises: Sequence[PromiseView], now: datetime | None = None) -> SafeString:
    """The promise that counts now with its bar, and what became of the others."""
    now = now or clock.now()
    current = next((p for p in promises if p.state in {"open", "late"}), None)
    first = _current(current, now) if current else ""
    rest = _others((p for p in promises if p is not current), now)
    return SafeString(f'<div class="ledger">{first}\n{rest}</div>')


def _step(item: StepItem, *, is_long: bool) -> str:
    words = f"<b>{esc(item.label)}</b>"
    if item.state == "done":
        done = _(", done")
        words += f'<span class="vh">{esc(done)}</span>'
    if item.at:
        words += when(item.at, "" if is_long else "day")
    elif item.note:
        words += f"<span>{esc(item.note)}</span>"
    mark = ' aria-current="step"' if item.state == "now" else ""
    return f'<li class="{item.state}"{mark}>{words}</li>'


def _current(promise: PromiseView, now: datetime) -> str:
    percent = _percent(promise, now)
    told = {"percent": percent}
    used, whole = _("%(percent)s%% used") % told, _("%(percent)s%% of the time is used") % told
    late = " late" if promise.due_at < now else ""
    return (
        f'\n<p class="ledger-label">{esc(promise.label)}</p>\n'
        f'<p class="big{late}">{_length(promise, now)}</p>\n'
        f'<svg class="bar{late}" role="img" aria-label="{esc(whole)}">'
        '<rect class="whole" width="100%" height="6" rx="3"/>'
        f'<rect width="{percent}%" height="6" rx="3"/></svg>\n'
        f'<p class="due"><span>{esc(used)}</span><span>{when(promise.due_at)}</span></p>'
        f"{_provisional() if promise.provisional else ''}"
    )


def _length(promise: PromiseView, now: datetime) -> str:
    """How long is left, or how long it has been overdue."""
    units = spoken.units(abs(promise.due_at - now))
    told = "".join(f'<span class="num">{number}</span>{esc(unit)}' for number, unit in units)
    if promise.due_at < now:
        overdue = _("Overdue by")
        return f"<small>{esc(overdue)}</small>{told}"
    rest = pgettext("after a length of time", "left")
    return f"{told}<small>{esc(rest)}</small>"


def _provisional() -> str:
    words = _("Provisional: the working calendar of that year is not published yet")
    return f'\n<p class="provisional">{icon("info")}{esc(words)}</p>'


def _others(promises: Iterable[PromiseView], now: datetime) -> str:
    rows = "".join(f"\n{_other(one, now)}" for one in promises)
    return f'<ul class="marks">{rows}\n</ul>' if rows else ""


def _other(promise: PromiseView, now: datetime) -> str:
    allowed = spoken.length(promise.due_at - promise.made_at)
    limit, missed = _("/ within %(allowed)s") % {"allowed": allowed}, _("Missed")
    within = f"<small>{esc(limit)}</small>"
    if promise.state == "kept":
        used = spoken.length((promise.kept_at or now) - promise.made_at)
        told = f"<b>{esc(used)}</b> {within}"
    elif promise.state == "missed":
        told = f"<b>{esc(missed)}</b> {within}"
    else:
        told = left(promise.due_at)
    return (
        f'<li class="{promise.state}">{icon(MARKS.get(promise.state, "alert"))}'
        f'<span>{esc(promise.label)}</span><span class="v">{told}</span></li>'
    )


def _percent(promise: PromiseView, now: datetime) -> int:
    whole = (promise.due_at - promise.made_at).total_seconds()
    gone = (now - promise.made_at).total_seconds()
    return max(0, min(100, round(gone * 100 / whole))) if whole > 0 else 100
