"""Search at the desk: a page of its own, and the command bar that opens over every page."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from jielin.people.duties import DeskRequest, desk_view
from jielin.search import queries, words
from jielin.ui.parts import PageLinks

from . import looking

OPEN = "desk.open"


@require_safe
@desk_view(OPEN)
def page(request: DeskRequest) -> HttpResponse:
    """What fits, by kind; a whole number leads straight to its matter."""
    asked = words.read(request.GET.get("q", ""))
    straight = queries.exact(request.acting, request.home, asked)
    if straight:
        return redirect(straight)
    tabs = looking.tabs(request, request.GET.get("kind", ""))
    kind = next(tab.kind for tab in tabs if tab.is_current)
    after = request.GET.get("after", "") if kind else ""
    shown = looking.MANY if kind else looking.FEW
    groups = looking.groups(request, asked, shown=shown, kind=kind, after=after)
    told = {
        "asked": asked,
        "tabs": tabs,
        "kind": kind,
        "groups": groups,
        "said": looking.said(asked, has_hits=bool(groups)),
        "links": _links(asked, kind, groups),
    }
    return render(request, "desk/search.html", told)


@require_safe
@desk_view(OPEN)
def bar(request: DeskRequest) -> HttpResponse:
    """The command bar's contents; with words only its list."""
    asked = words.read(request.GET.get("q", ""))
    groups = looking.groups(request, asked, shown=looking.IN_BAR)
    told = {
        "asked": asked,
        "places": looking.places(request, asked.typed),
        "groups": groups,
        "said": looking.said(asked, has_hits=bool(groups)) if asked.typed else "",
        "straight": queries.exact(request.acting, request.home, asked),
    }
    template = "desk/command_list.html" if "q" in request.GET else "desk/command.html"
    return render(request, template, told)


def _links(asked: words.Asked, kind: str, groups: tuple[looking.Group, ...]) -> PageLinks:
    if not kind or not groups or not groups[0].after:
        return PageLinks()
    told = {"q": asked.typed, "kind": kind, "after": groups[0].after}
    return PageLinks(next_url=f"?{urlencode(told)}")
