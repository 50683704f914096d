"""The clients of a home: the list, one of them, adding, changing, a new token."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused
from jielin.organisations.queries import directory
from jielin.people.duties import DeskRequest, desk_view

from .. import policy
from ..forms import ClientForm, NewClientForm, RotateForm
from ..limits import OLD_TOKEN_LASTS
from ..models import Client
from ..queries import pages
from ..tokens import Token
from .showing import buttons, client_url, or_404


@require_safe
@desk_view(policy.MANAGE)
def listing(request: DeskRequest) -> HttpResponse:
    """All clients, those in use first."""
    shown = {"clients": pages.clients(request.home.pk)}
    return render(request, "clients/desk/list.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.MANAGE)
def new(request: DeskRequest) -> HttpResponse:
    """Add one; its token stands on the answer, and nowhere afterwards."""
    told = request.POST if request.method == "POST" else None
    form = NewClientForm(told, tenant_id=request.home.pk)
    if not form.is_valid():
        return _form(request, form, status=422 if form.is_bound else 200)
    id: UUID = form.cleaned_data["key"]
    try:
        client, token = Client.make(
            form.allowed(),
            id=id,
            tenant_id=request.home.pk,
            organisation_id=form.cleaned_data["organisation"],
            by=request.acting,
        )
    except Refused as refusal:
        return _form(request, form, status=refusal.status, refusal=refusal)
    except IntegrityError:
        # The second click of the same page.
        messages.info(request, _("It was added before. Its token is shown only once."))
        return redirect("desk_clients:client", home=request.home.slug, client=id)
    return _token(request, client, token)


@require_safe
@desk_view(policy.MANAGE)
@or_404
def page(request: DeskRequest, client: UUID) -> HttpResponse:
    """One client: what it may do, its steps, its addresses."""
    one = pages.client(request.home.pk, client)
    shown = {
        "client": one,
        "unit": directory().name(one.organisation_id),
        "scopes": pages.scopes_of(one),
        "last_day": pages.last_day(one),
        "hooks": pages.hooks(one),
        "steps": buttons(one, request),
    }
    return render(request, "clients/desk/client.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.MANAGE)
@or_404
def change(request: DeskRequest, client: UUID) -> HttpResponse:
    """Other permissions, another pace, another last day."""
    one = pages.client(request.home.pk, client)
    told = request.POST if request.method == "POST" else None
    form = ClientForm(told, initial=ClientForm.of(one))
    if not form.is_valid():
        return _form(request, form, client=one, status=422 if form.is_bound else 200)
    try:
        with turn():
            _held(request, one).change(by=request.acting, told=form.allowed())
    except Refused as refusal:
        return _form(request, form, client=one, status=refusal.status, refusal=refusal)
    messages.success(request, _("The client was changed."))
    return redirect(client_url(request, one))


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.MANAGE)
@or_404
def rotate(request: DeskRequest, client: UUID) -> HttpResponse:
    """A new token, shown on the answer."""
    one = pages.client(request.home.pk, client)
    form = RotateForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _rotation(request, one, form, status=422 if form.is_bound else 200)
    try:
        with turn():
            one = _held(request, one)
            token = one.rotate(by=request.acting, at_once=form.cleaned_data["at_once"])
    except Refused as refusal:
        return _rotation(request, one, form, status=refusal.status, refusal=refusal)
    return _token(request, one, token)


def _held(request: DeskRequest, one: Client) -> Client:
    """Locked, and as new as the page that was sent. Raises Refused."""
    held = Client.hold(Client.objects.filter(tenant_id=one.tenant_id, pk=one.pk))
    if request.POST.get("seen", "") != str(held.event_seq):
        raise Refused(_("Things have moved on since you opened the page."))
    return held


def _form(
    request: DeskRequest, form: ClientForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    return render(request, "clients/desk/form.html", {"form": form, **more}, status=status)


def _rotation(
    request: DeskRequest, one: Client, form: RotateForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    shown = {"client": one, "form": form, **more}
    return render(request, "clients/desk/rotate.html", shown, status=status)


def _token(request: DeskRequest, client: Client, token: Token) -> HttpResponse:
    shown = {
        "client": client,
        "token": token.text,
        "hours": int(OLD_TOKEN_LASTS.total_seconds() // 3600) if client.old_until else 0,
        "base": request.build_absolute_uri(f"/api/v1/{request.home.slug}/"),
    }
    return render(request, "clients/desk/token.html", shown)
