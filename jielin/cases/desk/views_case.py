"""The page of one case, and its paper."""

from typing import Any, cast

import segno
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from jielin.files.viewers import viewer_key
from jielin.kernel import clock
from jielin.people.duties import DeskRequest, desk_view

from .. import policy
from ..about import CaseRequest
from ..forms.handling import NoteForm
from ..models import Case
from ..queries.access import Hidden, seen
from ..queries.nearby import same_place
from ..queries.page import page_of
from ..queries.replies import replies_for
from ..queries.timeline import Audience
from .buttons import buttons, offered, recusal
from .queue import place_of

AUDIENCES = ("all", "public", "internal")


@never_cache
@require_safe
@desk_view(policy.READ)
def case(request: DeskRequest, number: str) -> HttpResponse:
    """The page of one case."""
    told = request.GET.get("show", "all")
    audience = cast(Audience, told if told in AUDIENCES else "all")
    one = found(request, number)
    return _page(request, one, "cases/desk/case.html", audience)


@never_cache
@require_safe
@desk_view(policy.READ)
def near(request: DeskRequest, number: str) -> HttpResponse:
    """Other open requests of the place: a part of the case's page, or a page of its own."""
    one = found(request, number)
    shown = {"case": one, "near": same_place(request.acting, one)}
    is_part = request.headers.get("HX-Request") == "true"
    template = "cases/parts/desk_near.html" if is_part else "cases/desk/near.html"
    response = render(request, template, shown)
    response["Vary"] = "HX-Request"
    return response


@never_cache
@require_safe
@desk_view(policy.READ)
def paper(request: DeskRequest, number: str) -> HttpResponse:
    """The same on paper, to be signed and filed (办理单)."""
    one = found(request, number)
    code = segno.make(one.number, micro=False).svg_inline(scale=3, border=1)
    return _page(request, one, "cases/desk/paper.html", "all", code=mark_safe(code))  # noqa: S308


def found(request: DeskRequest, number: str) -> Case:
    """The case, or 404 when there is none for this person."""
    try:
        return seen(request.acting, request.home.pk, number)
    except Hidden as hidden:
        raise Http404 from hidden


def _page(
    request: DeskRequest, one: Case, template: str, audience: Audience, **more: Any
) -> HttpResponse:
    actor, slug = request.acting, request.home.slug
    cast(CaseRequest, request).case = one
    page = page_of(one, actor, viewer_key=viewer_key(request), audience=audience)
    may_write = one.is_open and policy.may_work(actor, one)
    shown = {
        "case": one,
        "page": page,
        "steps": (*buttons(one, actor, slug), *offered(request)),
        "recusal": recusal(one, actor, slug),
        "queue": place_of(request, slug, one.number),
        "composer": NoteForm(case=one) if may_write else None,
        "replies": replies_for(actor, request.home.pk) if may_write else (),
        "now": clock.now(),
        **more,
    }
    return render(request, template, shown)
