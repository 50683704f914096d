"""Options and rows written in one go: a long list costs no template node for each word."""

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from jielin.cases.queries.choices import PAIR, Group
from jielin.cases.queries.rows import Row

register = template.Library()
ROW = (
    '<tr data-row><td><a href="{url}{number}/">{title}</a><small>{secret}'
    '<span class="num">{number}</span> · {category} · {place}</small></td>'
    '<td><span class="tag {tone}">{state}</span></td><td data-label="{lead}">{holder}</td>'
    '<td>{left}</td><td data-label="{since}">{registered}</td></tr>'
)
LEFT = (
    '<svg class="meter{late}" role="img" aria-label="{used} {percent}%">'
    '<rect class="whole" width="100%" height="6" rx="3"/>'
    '<rect width="{percent}%" height="6" rx="3"/></svg>'
    '<time class="left{late}" datetime="{due}" data-left>{left}</time>'
)


@register.simple_tag
def options(choices: tuple[Group | PAIR, ...], chosen: object = "") -> SafeString:
    """The options, grouped or plain, with the chosen value marked."""
    value = f'value="{escape("" if chosen is None else str(chosen))}"'
    return mark_safe(_written(choices).replace(value, f"{value} selected", 1))  # noqa: S308


@register.simple_tag
def case_rows(rows: Iterable[Row], url: str) -> SafeString:
    """The rows of the list, each leading to its case below `url`."""
    secret = format_html('<b class="late">{}</b> · ', _("Confidential"))
    words = {"lead": _("Lead"), "since": _("Registered"), "used": _("Time used"), "url": url}
    return mark_safe("".join(_row(row, secret, words) for row in rows))  # noqa: S308


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


def _row(row: Row, secret: str, words: dict[str, str]) -> str:
    told = {**row.__dict__, **words, "late": " late" if row.is_late else ""}
    left = format_html(LEFT, **told) if row.left else ""
    return format_html(ROW, **{**told, "left": left, "secret": secret * row.is_confidential})
