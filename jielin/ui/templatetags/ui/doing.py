"""What can be done: a matter's steps, and the list of what is owed. Written in one go."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from jielin.ui.markup import attributes, esc
from jielin.ui.parts import StepButton, TodoLine

from .atoms import icon
from .times import left, when

register = template.Library()
LEAST_VISIBLE = 3  # other steps shown before the rest folds away


@register.simple_tag(takes_context=True)
def steps_form(context: Context, matter: Any, steps: Iterable[StepButton]) -> SafeString:
    """Buttons by state: the primary one, some others, and the rest folded away.

    Every post carries the number of the last event the reader saw, so that a stale page is
    told apart.
    """
    hidden = _hidden(context, getattr(matter, "event_seq", ""))
    told = [(one.is_primary, _button(one, "", hidden)) for one in steps]
    shown = "".join(_button(one, "primary", hidden) for one in steps if one.is_primary)
    others = [markup for is_primary, markup in told if not is_primary]
    if not told:
        return SafeString("")
    shown += "".join(others[:LEAST_VISIBLE])
    label = esc(_("What you can do now"))
    folded = _folded(others, len(told) - len(others)) if others else ""
    return SafeString(
        f'<div class="actions" role="group" aria-label="{label}">{shown}\n{folded}</div>'
    )


@register.simple_tag(takes_context=True)
def todos(context: Context, lines: Iterable[TodoLine]) -> SafeString:
    """What is owed, soonest first, each with the step that keeps it."""
    return SafeString("\n".join(_owed(line, context) for line in lines))


def _folded(others: list[str], before: int) -> str:
    """What did not fit. On a phone less fits: `at` is the place in the row, `of` how many
    stand there, and the style sheet leaves out of the fold what the row has room for."""
    rest = others[LEAST_VISIBLE:]
    places = enumerate(others[:LEAST_VISIBLE], before + 1)
    first = "".join(f'<div class="on-phone at{at}">{one}</div>' for at, one in places)
    mark = "" if rest else f" on-phone of{before + len(others)}"
    label = _("More actions")
    return (
        f'<details class="more{mark}"><summary class="b" aria-label="{esc(label)}">'
        f'{icon("more")}</summary><div class="more-list">{first}{"".join(rest)}</div></details>'
    )


def _owed(line: TodoLine, context: Context) -> str:
    todo = line.todo
    words = [f"<b>{esc(line.what)}</b>"]
    words += [f"<b>{esc(_('With me'))}</b>"] if line.is_own else []
    words += [f'<span class="num">{esc(todo.number)}</span>'] if todo.number else []
    words += [esc(todo.place)] if todo.place else []
    button = _button(line.button, "", _hidden(context, todo.seen)) if line.button else ""
    small = " · ".join(words)
    return (
        f'<li data-row class="{"late-row" if line.is_late else ""}"><div class="grow">'
        f'<a href="{esc(todo.url)}">{esc(todo.title)}</a><small>{small}</small></div>\n'
        f'<span class="due">{left(line.due_at)}<small>{when(line.due_at)}</small></span>\n'
        f"{button}</li>"
    )


def _button(step: StepButton, tone: str, hidden: str) -> str:
    """A link to the step's form, or a button that takes it at once."""
    key = step.key or None
    marks = {"class": f"b {tone}{' grave' if step.is_grave else ''}"}
    told = attributes({**marks, "data-key": key, "aria-keyshortcuts": key})
    words = f"{icon(step.icon) if step.icon else ''}<span>{esc(step.label)}</span>"
    words += f'<kbd aria-hidden="true">{esc(key)}</kbd>' if key else ""
    if step.asks:
        return f'<a{told} href="{esc(step.url)}">{words}</a>'
    button = f"<button{told}>{words}</button>"
    return f'<form method="post" action="{esc(step.url)}">{hidden}{button}</form>'


def _hidden(context: Context, seen: object) -> str:
    token = esc(context.get("csrf_token", ""))
    return (
        f'<input type="hidden" name="csrfmiddlewaretoken" value="{token}">'
        f'<input type="hidden" name="seen" value="{esc(seen)}">'
    )
