"""Options of a select, written in one go: a long list costs no template node each."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from jielin.cases.queries.choices import PAIR, Group

register = template.Library()


@register.simple_tag
def options(choices: Iterable[Group | PAIR], chosen: object = "") -> SafeString:
    """The options, grouped or plain, with the chosen value marked."""
    value = "" if chosen is None else str(chosen)
    return mark_safe("".join(_one(choice, value) for choice in choices))  # noqa: S308


def _one(choice: Group | PAIR, chosen: str) -> str:
    if not isinstance(choice, Group):
        return _list((choice,), chosen)
    inside = _list(choice.options, chosen)
    if not choice.label:
        return inside
    return format_html('<optgroup label="{}">{}</optgroup>', choice.label, inside)


def _list(pairs: Iterable[PAIR], chosen: str) -> SafeString:
    rows = (
        (value, mark_safe(" selected") if value == chosen else "", label) for value, label in pairs
    )
    return format_html_join("", '<option value="{}"{}>{}</option>', rows)
