"""The smallest components: icon, tag, count, and addresses with changed parameters."""

from functools import cache, lru_cache

from django import template
from django.http import HttpRequest
from django.template.context import RequestContext
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

register = template.Library()


@register.simple_tag
@cache
def asset(path: str) -> str:
    """The address of a file of ours that every page needs: looked up once in a process."""
    return static(path)


@register.simple_tag
@lru_cache(maxsize=512)
def icon(name: str, label: str = "") -> SafeString:
    """A picture from the sprite; without a label it is hidden from screen readers."""
    if label:
        return format_html(
            '<svg class="i" role="img" aria-label="{}"><use href="{}#{}"/></svg>',
            label,
            asset("ui/icons.svg"),
            name,
        )
    return format_html(
        '<svg class="i" aria-hidden="true"><use href="{}#{}"/></svg>', asset("ui/icons.svg"), name
    )


@register.simple_tag
def tag(text: str, tone: str = "idle", icon_name: str = "") -> SafeString:
    """A state in words; colour and icon only repeat what the words say."""
    picture = icon(icon_name) if icon_name else ""
    return format_html('<span class="tag {}">{}{}</span>', tone, picture, text)


@register.simple_tag
def count(number: int, unit: str, units: str = "") -> str:
    """A number, a space and its unit: 3 件; with two English forms the unit is translated."""
    word = ngettext(unit, units, number) if units else unit
    return f"{number:,}\u00a0{word}"


@register.simple_tag(takes_context=True)
def query_with(context: RequestContext, **changes: object) -> str:
    """This page's query with changed parameters; None or an empty value takes one away."""
    request: HttpRequest = context["request"]
    query = request.GET.copy()
    for name, value in changes.items():
        if value is None or value == "":
            query.pop(name, None)
        else:
            query[name] = str(value)
    return "?" + query.urlencode()
