"""Whistling: the street for a case, for an ask or by itself; the community asks its street."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jielin.cases.models import Case
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused
from jielin.people.duties import DeskRequest, desk_view

from .. import policy
from ..forms.calling import AskForm, BlowForm, SoundForm, about, filled
from ..models import WhistleOrder
from ..queries import places, seeing
from ..queries.proposing import Suggestion, callable_units, for_case, for_words
from .showing import or_404, order_url


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.BLOW, policy.ASK)
@or_404
def new(request: DeskRequest) -> HttpResponse:
    """A new whistle: the street's, or the community's ask. `?case=` brings everything along."""
    number = request.GET.get("case", "")
    case = seeing.case(request.acting, request.home.pk, number) if number else None
    if places.streets(request.acting, case):
        return _sound(request, case)
    if places.communities(request.acting, case):
        return _ask(request, case)
    raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.BLOW)
@or_404
def blow(request: DeskRequest, number: str) -> HttpResponse:
    """The street whistles as the community asked."""
    order = seeing.order(request.acting, request.home.pk, number)
    suggested = _for_order(order)
    form = BlowForm(
        _posted(request), thing=order, tenant_id=request.home.pk,
        units=callable_units(
            request.home.pk, (order.street_id,), order.kept_from, suggested.ids
        ),
        initial={**filled(suggested), "urgency": order.urgency, "occasion": order.occasion},
    )  # fmt: skip
    shown = {"form": form, "order": order, "case": order.case, "is_call": True}
    try:
        order.workflow.step("blow").check(request.acting, order)
        if not form.is_bound or not form.is_valid():
            return _page(request, shown, status=422 if form.is_bound else 200)
        with turn():
            form.take(request.acting)
    except Refused as refusal:
        return _page(request, {**shown, "refusal": refusal}, status=refusal.status)
    messages.success(request, _("Whistled as %(number)s") % {"number": order.number})
    return redirect(order_url(order.number, request.home.slug))


def _sound(request: DeskRequest, case: Case | None) -> HttpResponse:
    suggested = for_case(case) if case else Suggestion()
    streets = places.streets(request.acting, case)
    form = SoundForm(
        _posted(request), tenant_id=request.home.pk, case=case,
        units=callable_units(
            request.home.pk, [one.id for one in streets],
            case.kept_from if case else (), suggested.ids,
        ),
        areas=places.areas(streets, case),
        initial=_initial(case, suggested),
    )  # fmt: skip
    shown = {"form": form, "case": case, "is_call": True}
    if not form.is_bound or not form.is_valid():
        return _page(request, shown, status=422 if form.is_bound else 200)
    try:
        told, call = form.told(), form.call()
        order = WhistleOrder.sound(told, call, tenant_id=request.home.pk, by=request.acting)
    except Refused as refusal:
        return _page(request, {**shown, "refusal": refusal}, status=refusal.status)
    messages.success(request, _("Whistled as %(number)s") % {"number": order.number})
    return redirect(order_url(order.number, request.home.slug))


def _ask(request: DeskRequest, case: Case | None) -> HttpResponse:
    suggested = for_case(case) if case else Suggestion()
    form = AskForm(
        _posted(request), tenant_id=request.home.pk, case=case,
        areas=places.areas(places.communities(request.acting, case), case),
        initial=_initial(case, suggested),
    )  # fmt: skip
    shown = {"form": form, "case": case, "suggested": suggested}
    if not form.is_bound or not form.is_valid():
        return _page(request, shown, status=422 if form.is_bound else 200)
    try:
        order = WhistleOrder.ask(
            form.told(), tenant_id=request.home.pk, by=request.acting,
            urgency=form.chosen_urgency(),
        )  # fmt: skip
    except Refused as refusal:
        return _page(request, {**shown, "refusal": refusal}, status=refusal.status)
    messages.success(request, _("The street is asked: %(number)s") % {"number": order.number})
    return redirect(order_url(order.number, request.home.slug))


def _initial(case: Case | None, suggested: Suggestion) -> dict[str, Any]:
    return {**filled(suggested), **(about(case) if case else {})}


def _for_order(order: WhistleOrder) -> Suggestion:
    """By its case, or by the words of whoever asked."""
    if order.case is not None:
        return for_case(order.case)
    return for_words(order.text, order.area_id, order.tenant_id)


def _posted(request: DeskRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _page(request: DeskRequest, shown: dict[str, Any], *, status: int) -> HttpResponse:
    about = shown.get("order") or shown["case"]
    return render(request, "whistles/desk/new.html", {**shown, "draft": about or "new"},
                  status=status)  # fmt: skip
