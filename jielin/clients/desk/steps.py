"""Taking a step of a client or an address that asks for no words."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused, Step
from jielin.people.duties import DeskRequest, desk_view

from .. import policy
from ..models import Client, Hook
from ..queries import pages
from .showing import PAGES, client_url, or_404

# What each grave step means, asked before it is taken.
MEANINGS = {
    "revoke": lambda: _("Its tokens open nothing any more, at once and for good."),
    "end": lambda: _(
        "Nothing is sent to it any more. What was sent stays in the list for a month."
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.MANAGE)
@or_404
def of_client(request: DeskRequest, client: UUID, verb: str) -> HttpResponse:
    """Revoke it."""
    one = pages.client(request.home.pk, client)
    return _answer(request, one, verb, client_url(request, one))


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.MANAGE)
@or_404
def of_hook(request: DeskRequest, hook: UUID, verb: str) -> HttpResponse:
    """Resume it, give it a new secret, remove it."""
    one = pages.hook(request.home.pk, hook)
    back = reverse("desk_clients:hook", args=(request.home.slug, one.pk))
    return _answer(request, one, verb, client_url(request, one.client) if verb == "end" else back)


def _answer(request: DeskRequest, one: Client | Hook, verb: str, back: str) -> HttpResponse:
    step = _step(one, verb)
    meaning = MEANINGS.get(verb, str)()
    shown: dict[str, Any] = {"thing": one, "step": step, "back": back, "meaning": meaning}
    try:
        step.check(request.acting, one)
        if request.method != "POST":
            return render(request, "clients/desk/step.html", shown)
        secret = _taken(request, one, verb)
    except Refused as refusal:
        shown["refusal"] = refusal
        return render(request, "clients/desk/step.html", shown, status=refusal.status)
    if secret:
        return render(request, "clients/desk/secret.html", {"hook": one, "secret": secret})
    messages.success(request, _("Done: %(step)s") % {"step": step.label})
    return redirect(back)


def _taken(request: DeskRequest, one: Any, verb: str) -> str:
    """The secret, if the step made one."""
    with turn():
        held = type(one).hold(type(one).objects.filter(tenant_id=one.tenant_id, pk=one.pk))
        if request.POST.get("seen", "") != str(held.event_seq):
            raise Refused(_("Things have moved on since you opened the page."))
        made = getattr(held, verb)(by=request.acting)
    return made if isinstance(made, str) else ""


def _step(one: Client | Hook, verb: str) -> Step:
    try:
        step = one.workflow.step(verb)
    except KeyError as error:
        raise Http404 from error
    if step.inner or verb in PAGES:
        raise Http404
    return step
