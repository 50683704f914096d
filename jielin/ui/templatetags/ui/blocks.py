"""The larger components, one template each."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.template.context import Context, RequestContext
from django.template.engine import Engine
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, to_locale

from jielin.ui import slots
from jielin.ui.parts import Fact, PageLinks
from jielin.ui.reader import reader_of

register = template.Library()


@register.simple_tag(takes_context=True)
def html_attrs(context: Context, face: str) -> SafeString:
    """Attributes of `html`: language, face, and what this reader chose."""
    reader = reader_of(context.get("request"))
    size = format_html(' data-size="{}"', reader.size) if reader.is_elder else ""
    return format_html(
        'lang="{}" data-face="{}" data-theme="{}" data-keys="{}"{}',
        to_locale(get_language() or "zh-hans").replace("_", "-"),
        face,
        reader.theme,
        "on" if reader.keys else "off",
        size,
    )


@register.simple_tag(takes_context=True)
def reader(context: Context) -> object:
    """This reader's choices: `{% reader as mine %}{{ mine.size }}`."""
    return reader_of(context.get("request"))


@register.inclusion_tag("ui/button.html")
def button(text: str, url: str = "", **options: str) -> dict[str, Any]:
    """A link that looks like a button when it has an address, else a submit button.

    Options: tone (primary, plain, grave), icon, key, name, value, small, block.
    """
    return {"text": text, "url": url, **options}


@register.inclusion_tag("ui/facts.html")
def facts(pairs: Iterable[Fact | tuple[str, str]]) -> dict[str, Any]:
    """Labels and values; takes `Fact`s or plain pairs."""
    return {"facts": [p if isinstance(p, Fact) else Fact(*p) for p in pairs]}


@register.inclusion_tag("ui/masked.html", takes_context=True)
def masked(context: Context, value: str, reveal_url: str = "", label: str = "") -> dict[str, Any]:
    """A masked value and the button that shows it; the showing is recorded."""
    return {
        "value": value,
        "reveal_url": reveal_url,
        "label": label,
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("ui/pager.html")
def pager(page: PageLinks) -> dict[str, Any]:
    """Previous and next; nothing at all when everything fits on one page."""
    return {"page": page}


@register.inclusion_tag("ui/notice.html")
def notice(tone: str, title: str, text: str = "", icon: str = "info") -> dict[str, Any]:
    """A band that explains; never the only place of an error."""
    return {"tone": tone, "title": title, "text": text, "icon": icon}


@register.inclusion_tag("ui/empty.html")
def empty(
    title: str, text: str = "", action_url: str = "", action_label: str = ""
) -> dict[str, Any]:
    """Why there is nothing here, and what to do next."""
    return {"title": title, "text": text, "url": action_url, "label": action_label}


@register.simple_tag(takes_context=True)
def slot(context: RequestContext, name: str) -> SafeString:
    """The panels that apps offer for this place, each with its query's answer as `panel`."""
    request, engine, out = context["request"], _engine(context), []
    for one in slots.panels(name):
        answer = one.query(request)
        if answer is not None:
            with context.push(panel=answer):
                out.append(engine.get_template(one.template).render(context))
    return mark_safe("".join(out))  # noqa: S308  templates escape their own values


def _engine(context: RequestContext) -> Engine:
    """The engine of the page: panels share its context instead of building their own."""
    if context.template is None:
        raise RuntimeError("A slot stands in a template.")
    return context.template.engine
