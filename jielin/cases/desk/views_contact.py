"""Looking at a telephone number: only against a reason, and never unseen."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from jielin.kernel.workflow import Refused
from jielin.people.duties import DeskRequest, desk_view

from .. import policy
from ..forms.handling import RevealForm
from ..queries.page import asker
from .views_case import found

SHOWN_SECONDS = 60


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.REVEAL)
def contact(request: DeskRequest, number: str) -> HttpResponse:
    """The form that asks for the reason; its answer shows the number once."""
    one = found(request, number)
    who = asker(one, request.acting)
    if not who.may_reveal:
        raise Refused(_("Only the units that handle it may see the number."), status=403)
    form = RevealForm(request.POST if request.method == "POST" else None, case=one)
    shown: dict[str, Any] = {"case": one, "form": form, "asker": who}
    if not form.is_valid():
        return _answer(request, shown, "cases/desk/contact.html", 422 if form.is_bound else 200)
    shown["number"] = one.reveal(by=request.acting, purpose=form.cleaned_data["purpose"])
    response = _answer(request, shown, "cases/desk/number.html", 200)
    where = {"home": request.home.slug, "number": one.number}
    back = reverse("desk_cases:case", kwargs=where)
    response["Refresh"] = f"{SHOWN_SECONDS}; url={back}"
    return response


def _answer(request: DeskRequest, shown: dict[str, Any], page: str, status: int) -> HttpResponse:
    """The part beside the case, or a page that leads back by itself after a minute."""
    is_part = request.headers.get("HX-Request") == "true"
    template = "cases/parts/desk_contact.html" if is_part else page
    response = render(request, template, shown, status=status)
    response["Vary"] = "HX-Request"
    return response
