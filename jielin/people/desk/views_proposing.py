"""Proposing somebody for a post: with an account, without one, or as a stand-in."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jielin.kernel.workflow import Refused

from .. import policy
from ..duties import DeskRequest, desk_view
from ..forms.appointing import KnownForm, NewcomerForm, PostForm, StandInForm
from ..queries import staff
from .showing import bound, or_404, put_down
from .views_people import may_propose


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.PROPOSING)
@or_404
def known(request: DeskRequest, unit: UUID) -> HttpResponse:
    """Somebody who has an account."""
    return _propose(request, unit, KnownForm)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.PROPOSING)
@or_404
def newcomer(request: DeskRequest, unit: UUID) -> HttpResponse:
    """Somebody new; the account comes with the proposal."""
    return _propose(request, unit, NewcomerForm)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.PROPOSING)
@or_404
def stand_in(request: DeskRequest, appointment: UUID) -> HttpResponse:
    """Somebody who has another's post for some days."""
    of = staff.appointment(request.acting, request.home.pk, appointment)
    form = StandInForm(bound(request), of=of, actor=request.acting)
    return _answer(request, form, "people/desk/stand_in.html", {"of": of})


def _propose(request: DeskRequest, unit: UUID, form: type[PostForm]) -> HttpResponse:
    one = staff.unit(request.acting, request.home.pk, unit)
    if not may_propose(request, one.id):
        raise PermissionDenied(
            _("You do not answer for this organisation, so you cannot propose anybody there.")
        )
    filled = form(bound(request), unit=one, actor=request.acting)
    shown = {"unit": one, "is_new": form is NewcomerForm}
    return _answer(request, filled, "people/desk/propose.html", shown)


def _answer(request: DeskRequest, form: Any, page: str, shown: dict[str, Any]) -> HttpResponse:
    """The form, or the appointment that it proposed; what was typed is kept."""
    shown = {"form": form, **shown}
    if not form.is_bound or not form.is_valid():
        return render(request, page, shown, status=422 if form.is_bound else 200)
    try:
        given = form.take()
    except ValidationError as error:
        put_down(form, error)
        return render(request, page, shown, status=422)
    except Refused as refusal:
        return render(request, page, {**shown, "refusal": refusal}, status=refusal.status)
    messages.success(request, _("Proposed. It counts once a second person has confirmed it."))
    return redirect("desk_people:appointment", home=request.home.slug, appointment=given.pk)
