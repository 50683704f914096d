"""Questions of superiors: the list, one question, and nothing of the case behind it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jielin.people.duties import DeskRequest, desk_view

from .. import policy
from ..queries.access import Hidden
from ..queries.access import inquiry as one_inquiry
from ..queries.asking import case_behind, inquiries, line
from .buttons import inquiry_buttons


@require_safe
@desk_view(policy.RECEIVE)
def listing(request: DeskRequest) -> HttpResponse:
    """Questions from and to my units."""
    rows = inquiries(request.acting, request.home.pk)
    return render(request, "cases/desk/inquiries.html", {"rows": rows})


@require_safe
@desk_view(policy.RECEIVE)
def inquiry(request: DeskRequest, number: str) -> HttpResponse:
    """One question; the asking side alone finds the way to its case."""
    try:
        one = one_inquiry(request.acting, request.home.pk, number)
    except Hidden as hidden:
        raise Http404 from hidden
    shown = {
        "inquiry": one,
        "line": line(request.acting, one),
        "case": case_behind(request.acting, one),
        "steps": inquiry_buttons(one, request.acting, request.home.slug),
    }
    return render(request, "cases/desk/inquiry.html", shown)
