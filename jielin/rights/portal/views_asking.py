"""Asking for correction and deletion, taking it back, and consents."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jielin.kernel import personal
from jielin.kernel.workflow import Refused
from jielin.people.duties import PortalRequest, ask_to_sign_in

from ..forms import CorrectionForm, DeletionForm
from ..models import Consent, DataRequest
from ..queries import requests
from .showing import home_for, is_fresh, me, own_page, person

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_OR_POST
@own_page
def correct(request: PortalRequest) -> HttpResponse:
    """What is wrong and what is right."""
    form = CorrectionForm(request.POST if request.method == "POST" else None)
    refusal, status = "", 422 if form.errors else 200
    if form.is_valid():
        try:
            asked = DataRequest.ask_correction(
                form.told(), tenant_id=home_for(request), by=request.acting
            )
            messages.success(request, _("Asked. You read the answer on this page."))
            return redirect("rights:request", number=asked.number)
        except Refused as refused:
            refusal, status = str(refused), refused.status
    shown = {"form": form, "refusal": refusal}
    return render(request, "rights/portal/correct.html", shown, status=status)


@GET_OR_POST
@own_page
def erase(request: PortalRequest) -> HttpResponse:
    """What goes and what stays; what is open; and then, with a second press, the wish."""
    if request.method == "POST" and not is_fresh(request):
        return ask_to_sign_in(request)
    form = DeletionForm(request.POST if request.method == "POST" else None)
    refusal, status = "", 422 if form.errors else 200
    if form.is_valid():
        try:
            asked = DataRequest.ask_deletion(tenant_id=home_for(request), by=request.acting)
            messages.success(request, _("Asked. Until it is carried out you can take it back."))
            return redirect("rights:request", number=asked.number)
        except Refused as refused:
            refusal, status = str(refused), refused.status
    shown = {
        "form": form,
        "refusal": refusal,
        "holds": personal.holds_up(person(request)),
        "is_fresh": is_fresh(request),
    }
    return render(request, "rights/portal/erase.html", shown, status=status)


@require_safe
@own_page
def page(request: PortalRequest, number: str) -> HttpResponse:
    """One's own request and its answer."""
    one = _mine(request, number)
    verbs = {step.verb for step in one.steps_for(request.acting)}
    shown = {"one": one, "may_withdraw": "withdraw" in verbs}
    return render(request, "rights/portal/request.html", shown)


@require_POST
@own_page
def withdraw(request: PortalRequest, number: str) -> HttpResponse:
    """Not asked any more; a refusal is shown on the page by the middleware of refusals."""
    one = _mine(request, number)
    one.withdraw(by=request.acting)
    messages.success(request, _("Taken back. Nothing was changed."))
    return redirect("rights:request", number=number)


@require_safe
@own_page
def consents(request: PortalRequest) -> HttpResponse:
    """To what I agreed, and since when."""
    return render(request, "rights/portal/consents.html", {"consents": Consent.of(me(request))})


@require_POST
@own_page
def withdraw_consent(request: PortalRequest, id: UUID) -> HttpResponse:
    """Nothing rests on it any more: everybody who is signed in as me is signed out."""
    consent = get_object_or_404(Consent, pk=id, account=me(request))
    consent.withdraw()
    return redirect("portal:front")


def _mine(request: PortalRequest, number: str) -> DataRequest:
    try:
        return requests.my(request.acting.id, number)
    except requests.Hidden as hidden:
        raise Http404 from hidden
