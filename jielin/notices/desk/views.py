"""The desk's pages of notices: the list, one notice, and how residents will read it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jielin.people.duties import DeskRequest, desk_view
from jielin.ui.parts import PageLinks

from .. import policy
from ..queries import lists, seeing
from ..queries.desk_page import desk_page
from ..queries.places import area_words, community_of
from ..queries.public import page_of
from .showing import buttons, or_404


@require_safe
@desk_view(policy.READ)
def listing(request: DeskRequest) -> HttpResponse:
    """The notices of my units by state, the newest first."""
    view = request.GET.get("view", "proposed")
    view = view if view in lists.VIEWS else "proposed"
    found = lists.listing(request.acting, request.home.pk, view, request.GET.get("after", ""))
    older = f"?view={view}&after={found.after}" if found.after else ""
    shown = {
        "found": found,
        "view": view,
        "links": PageLinks(next_url=older),
        "may_write": request.acting.has_duty(policy.WRITE),
    }
    return render(request, "notices/desk/list.html", shown)


@require_safe
@desk_view(policy.READ)
@or_404
def notice(request: DeskRequest, number: str) -> HttpResponse:
    """One notice with its course, what residents read, and the steps of this reader."""
    one = seeing.notice(request.acting, request.home.pk, number)
    shown = {
        "notice": one,
        "page": desk_page(one),
        "areas": area_words(one.area_ids),
        "steps": buttons(one, request.acting, request.home.slug),
    }
    return render(request, "notices/desk/notice.html", shown)


@require_safe
@desk_view(policy.READ)
@or_404
def preview(request: DeskRequest, number: str) -> HttpResponse:
    """The page as residents of its first community will see it."""
    one = seeing.notice(request.acting, request.home.pk, number)
    community = community_of(one.area_ids)
    if community is None:
        raise Http404
    request.community = community  # type: ignore[attr-defined]
    shown = {"page": page_of(one), "is_preview": True, "here": community}
    return render(request, "notices/portal/notice.html", shown)
