"""One call after another: whoever asked on paper or by telephone is asked by telephone."""

from django.contrib.messages import success
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused
from jielin.people.duties import DeskRequest, desk_view

from .. import policy
from ..queries.access import Hidden, held
from ..queries.calls import calls, result_of


@never_cache
@require_safe
@desk_view(policy.REVISIT)
def listing(request: DeskRequest) -> HttpResponse:
    """The call at hand, and those that come after it."""
    return _page(request)


@require_POST
@desk_view(policy.REVISIT)
def missed(request: DeskRequest, number: str) -> HttpResponse:
    """Nobody answered. The page knew of so many tries; when there are more, it was counted."""
    try:
        with turn():
            case = held(request.acting, request.home.pk, number)
            if str(case.missed_calls) != request.POST.get("missed"):
                raise Refused(_("This try was counted already, or a colleague has just called."))
            case.miss_revisit(by=request.acting, text="")
    except Hidden as hidden:
        raise Http404 from hidden
    except Refused as refused:
        return _page(request, refused)
    success(request, _("%(number)s: noted that nobody answered.") % {"number": number})
    return redirect("desk_cases:calls", home=request.home.slug)


def _page(request: DeskRequest, refused: Refused | None = None) -> HttpResponse:
    found = calls(request.acting, request.home.pk)
    wanted = request.GET.get("at", "")
    at = next((place for place, one in enumerate(found) if one.case.number == wanted), 0)
    shown = {
        "calls": found,
        "one": found[at] if found else None,
        "result": result_of(found[at].case) if found else "",
        "at": at + 1,
        "previous": found[at - 1].case.number if at else "",
        "next": found[at + 1].case.number if at + 1 < len(found) else "",
        "purpose": _("Call after the result"),
        "refused": refused,
    }
    status = refused.status if refused else 200
    return render(request, "cases/desk/calls.html", shown, status=status)
