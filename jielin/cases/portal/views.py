"""A resident's own requests: the list, and the page of one."""

from typing import cast

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from jielin.files.viewers import viewer_key
from jielin.people.duties import PortalRequest, ask_to_sign_in, portal_view
from jielin.people.models import Account
from jielin.ui.parts import StepButton

from ..about import CaseRequest
from ..models import Case
from ..queries.portal import requests
from ..queries.request_page import Reader, request_page
from ..queries.resident_words import BUTTONS
from . import flow
from .stepping import form_of, inline
from .whose import Speaker, found


@never_cache
@require_safe
@portal_view()
def listing(request: PortalRequest) -> HttpResponse:
    """Waiting for me, running, ended; or the two doors for those who are not signed in."""
    if not isinstance(request.user, Account):
        return render(request, "cases/portal/doors.html")
    shown = {"requests": requests(request.user, request.home.pk)}
    return render(request, "cases/portal/list.html", shown)


@never_cache
@require_safe
@portal_view()
def page(request: PortalRequest, number: str) -> HttpResponse:
    """One request: where it stands, who has it, what was promised, what can be done now.

    Whoever is not signed in is asked to, whether or not there is such a number.
    """
    try:
        case, who = found(request, number)
    except Http404:
        if request.user.is_authenticated:
            raise
        return ask_to_sign_in(request)
    cast(CaseRequest, request).case = case
    reader = Reader(viewer_key(request), who is not None, request.user.pk)
    steps = _steps(request, case, who)
    verb = inline(case, who)
    shown = {
        "page": request_page(case, reader),
        "steps": [step for step in steps if step.verb != verb],
        "form": form_of(case, verb) if verb else None,
        "form_url": flow.address(request, "step", number=number, verb=verb) if verb else "",
        "verb": verb,
    }
    return render(request, "cases/portal/page.html", shown)


def _steps(request: PortalRequest, case: Case, who: Speaker | None) -> list[StepButton]:
    """What may be done now, in the resident's words; unhappy is one answer of rating."""
    if who is None:
        return []
    return [
        StepButton(
            verb=step.verb,
            label=str(BUTTONS[step.verb]),
            url=flow.address(request, "step", number=case.number, verb=step.verb),
            icon=step.icon,
            is_grave=step.verb == "withdraw",
            asks=True,
        )
        for step in case.steps_for(who)
        if step.verb in BUTTONS
    ]
