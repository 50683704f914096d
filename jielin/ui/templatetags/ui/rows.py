"""Components of many like rows, written in one go: a node for each word would cost more."""

from collections.abc import Iterable

from django import template
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from jielin.ui.markup import esc, lines
from jielin.ui.parts import NavItem, TimelineItem

from .atoms import icon
from .times import when

register = template.Library()


@register.simple_tag
def timeline(items: Iterable[TimelineItem], show_audience: bool = True) -> SafeString:
    """What happened, newest first as given; the portal hides the mark of the audience."""
    marks = ("", "")
    if show_audience:
        public = f'<span class="vis pub">{icon("eye")}{esc(_("Resident can see"))}</span>'
        marks = (f'<span class="vis">{icon("lock")}{esc(_("Internal"))}</span>', public)
    rows = "\n".join(_happening(item, marks[item.is_public]) for item in items)
    return SafeString(f'<ol class="tl">\n{rows}\n</ol>')


@register.simple_tag(takes_context=True)
def nav(context: RequestContext, items: Iterable[NavItem]) -> SafeString:
    """Lines of a menu; the one that leads to this page says so."""
    path = context["request"].path
    return SafeString("".join(_line(item, is_current=item.is_current(path)) for item in items))


def _happening(item: TimelineItem, mark: str) -> str:
    words = f'<div class="said-words">{lines(item.text)}</div>' if item.text else ""
    if item.photos:
        words += render_to_string("ui/photos.html", {"photos": item.photos})
    return (
        f'<li class="tone-{item.tone}">'
        f'<span class="pt" aria-hidden="true">{icon(item.icon)}</span>\n'
        f'<div class="ev"><p class="w"><b>{esc(item.actor)}</b> {esc(item.act)}'
        f"{mark}{when(item.at)}</p>\n{words}</div></li>"
    )


def _line(item: NavItem, *, is_current: bool) -> str:
    marks = ' aria-current="page"' if is_current else ""
    marks += f' data-go="{esc(item.key)}"' if item.key else ""
    number = ""
    if item.count is not None:
        number = f'<span class="c">{item.count}<span class="vh"> {esc(item.unit)}</span></span>'
    return (
        f'<li><a href="{esc(item.url)}"{marks}>{icon(item.icon)}'
        f"<span>{esc(item.label)}</span>{number}</a></li>"
    )
