"""Options and rows written in one go: a long list costs no template node for each word."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django import template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from jielin.cases.queries.choices import PAIR, Group
from jielin.cases.queries.rows import Row
from jielin.ui.markup import esc

register = template.Library()


@dataclass(frozen=True)
class Words:
    """What every row says, escaped."""

    url: str
    secret: str
    lead: str
    since: str
    used: str


@register.simple_tag
def options(choices: tuple[Group | PAIR, ...], chosen: object = "") -> SafeString:
    """The options, grouped or plain, with the chosen value marked."""
    value = f'value="{escape("" if chosen is None else str(chosen))}"'
    return mark_safe(_written(choices).replace(value, f"{value} selected", 1))  # noqa: S308


@register.simple_tag
def case_rows(rows: Iterable[Row], url: str) -> SafeString:
    """The rows of the list, each leading to its case below `url`."""
    secret = f'<b class="late">{esc(_("Confidential"))}</b> · '
    words = Words(esc(url), secret, esc(_("Lead")), esc(_("Registered")), esc(_("Time used")))
    return mark_safe("".join(_row(row, words) for row in rows))  # noqa: S308


@lru_cache(maxsize=64)
def _written(choices: tuple[Group | PAIR, ...]) -> str:
    """Without a choice: the same for everybody who is offered the same."""
    return "".join(_one(choice) for choice in choices)


def _one(choice: Group | PAIR) -> str:
    if not isinstance(choice, Group):
        return _list((choice,))
    inside = _list(choice.options)
    if not choice.label:
        return inside
    return format_html('<optgroup label="{}">{}</optgroup>', choice.label, inside)


def _list(pairs: Iterable[PAIR]) -> SafeString:
    return format_html_join("", '<option value="{}">{}</option>', pairs)


def _row(row: Row, words: Words) -> str:
    secret = words.secret if row.is_confidential else ""
    return (
        f'<tr data-row><td><a href="{words.url}{row.number}/">{esc(row.title)}</a><small>{secret}'
        f'<span class="num">{row.number}</span> · {esc(row.category)} · {esc(row.place)}</small>'
        f'</td><td><span class="tag {row.tone}">{esc(row.state)}</span></td>'
        f'<td data-label="{words.lead}">{esc(row.holder)}</td><td>{_left(row, words)}</td>'
        f'<td data-label="{words.since}">{row.registered}</td></tr>'
    )


def _left(row: Row, words: Words) -> str:
    """How much of the time is used, and how much is left."""
    if not row.left:
        return ""
    late = " late" if row.is_late else ""
    return (
        f'<svg class="meter{late}" role="img" aria-label="{words.used} {row.percent}%">'
        '<rect class="whole" width="100%" height="6" rx="3"/>'
        f'<rect width="{row.percent}%" height="6" rx="3"/></svg>'
        f'<time class="left{late}" datetime="{row.due}" data-left>{esc(row.left)}</time>'
    )
