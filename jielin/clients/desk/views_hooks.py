"""The addresses of a client and what was delivered to them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jielin.kernel import clock
from jielin.kernel.workflow import Refused
from jielin.people.duties import DeskRequest, desk_view

from .. import policy, public
from ..forms import HookForm
from ..models import Delivery, DeliveryState, Hook
from ..models.delivery import TEST
from ..queries import pages
from .showing import buttons, or_404


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.MANAGE)
@or_404
def new(request: DeskRequest, client: UUID) -> HttpResponse:
    """Add an address; its secret stands on the answer, and nowhere afterwards."""
    one = pages.client(request.home.pk, client)
    form = HookForm(request.POST if request.method == "POST" else None)
    shown = {"client": one, "form": form}
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "clients/desk/hook_form.html", shown, status=status)
    try:
        hook, secret = Hook.subscribe(one, by=request.acting, **form.cleaned_data)
    except Refused as refusal:
        shown["refusal"] = refusal
        return render(request, "clients/desk/hook_form.html", shown, status=refusal.status)
    return render(request, "clients/desk/secret.html", {"hook": hook, "secret": secret})


@require_safe
@desk_view(policy.MANAGE)
@or_404
def page(request: DeskRequest, hook: UUID) -> HttpResponse:
    """One address: what it is told, whether it answers, and each delivery."""
    one = pages.hook(request.home.pk, hook)
    state = request.GET.get("state", "")
    words = dict(public.events())
    shown = {
        "hook": one,
        "events": [(name, words.get(name, name)) for name in one.events],
        "deliveries": pages.deliveries(one, state),
        "state": state,
        "states": DeliveryState.choices,
        "steps": buttons(one, request),
    }
    return render(request, "clients/desk/hook.html", shown)


@require_POST
@desk_view(policy.MANAGE)
@or_404
def test(request: DeskRequest, hook: UUID) -> HttpResponse:
    """Send an event that means nothing, to see whether it arrives."""
    one = pages.hook(request.home.pk, hook)
    if one.is_on and one.client.is_active:
        told = {"at": clock.now().isoformat(timespec="seconds"), "number": "", "link": ""}
        Delivery.offer(one.pk, one.tenant_id, event=TEST, event_id=None, told=told)
        messages.success(request, _("A test is on its way. Look again in a moment."))
    else:
        messages.warning(request, _("The address is switched off."))
    return redirect("desk_clients:hook", home=request.home.slug, hook=one.pk)


@require_POST
@desk_view(policy.MANAGE)
@or_404
def again(request: DeskRequest, delivery: UUID) -> HttpResponse:
    """Send a failed delivery once more."""
    one = pages.delivery(request.home.pk, delivery)
    try:
        one.again()
        messages.success(request, _("It is on its way again."))
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return redirect("desk_clients:hook", home=request.home.slug, hook=one.hook_id)
