"""Answering what people say about the platform."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused, Step
from jielin.people.duties import DeskRequest, desk_view
from jielin.ui.parts import PageLinks, StepButton

from .. import policy
from ..forms import FORMS, RevealForm, form_for
from ..models import Feedback
from ..queries import desk
from ..states import FeedbackState

SHOWN_SECONDS = 60


def or_404(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """What is not in this home does not exist here."""

    @wraps(view)
    def answered(*args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(*args, **kwargs)
        except desk.Hidden as hidden:
            raise Http404 from hidden

    return answered


@require_safe
@desk_view(policy.ANSWER)
def listing(request: DeskRequest) -> HttpResponse:
    """By state, the newest first."""
    view = request.GET.get("view", FeedbackState.RECEIVED)
    view = view if view in FeedbackState.values else FeedbackState.RECEIVED
    found = desk.listing(request.home.pk, view, request.GET.get("after", ""))
    links = PageLinks(next_url=f"?view={view}&after={found.after}" if found.after else "")
    shown = {"found": found, "view": view, "links": links}
    return render(request, "feedback/desk/list.html", shown)


@require_safe
@desk_view(policy.ANSWER)
@or_404
def page(request: DeskRequest, number: str) -> HttpResponse:
    """One word with its course and its steps."""
    one = desk.found(request.home.pk, number)
    shown = {
        "one": one,
        "page": desk.page(one),
        "steps": _buttons(one, request),
        "may_reveal": policy.may_reveal(request.acting, one),
    }
    return render(request, "feedback/desk/page.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.ANSWER)
@or_404
def contact(request: DeskRequest, number: str) -> HttpResponse:
    """The form that asks for the reason; its answer shows the number once."""
    one = desk.found(request.home.pk, number)
    form = RevealForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        one.workflow.step("reveal").check(request.acting, one)
        status = 422 if form.is_bound else 200
        return render(request, "feedback/desk/contact.html", _about(one, form), status=status)
    phone = one.reveal(by=request.acting, purpose=form.cleaned_data["purpose"])
    response = render(request, "feedback/desk/contact.html", {**_about(one, form), "phone": phone})
    response["Refresh"] = f"{SHOWN_SECONDS}; url={_url(one, request)}"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.ANSWER)
@or_404
def take_step(request: DeskRequest, number: str, verb: str) -> HttpResponse:
    """GET asks what the step needs, POST takes it; a refusal keeps what was typed."""
    one = desk.found(request.home.pk, number)
    if verb not in FORMS:
        raise Http404
    step = one.workflow.step(verb)
    form = form_for(verb)(request.POST if request.method == "POST" else None, thing=one)
    shown = {**_about(one, form), "step": step}
    try:
        step.check(request.acting, one)
        if not form.is_bound or not form.is_valid():
            status = 422 if form.is_bound else 200
            return render(request, "feedback/desk/step.html", shown, status=status)
        with turn():
            form.thing = _held(one, step, request)
            form.take(request.acting)
    except Refused as refusal:
        shown |= {"refusal": refusal, "one": desk.found(request.home.pk, number)}
        return render(request, "feedback/desk/step.html", shown, status=refusal.status)
    messages.success(request, _("Done: %(step)s") % {"step": step.label})
    return redirect(_url(one, request))


def _held(one: Feedback, step: Step, request: DeskRequest) -> Feedback:
    """The row locked; what happened since the page was opened is not passed over."""
    now = Feedback.hold(Feedback.objects.filter(tenant_id=one.tenant_id, pk=one.pk))
    step.check(request.acting, now)
    if request.POST.get("seen", "") != str(now.event_seq):
        raise Refused(_("Things have moved on since you opened the page."))
    return now


def _buttons(one: Feedback, request: DeskRequest) -> tuple[StepButton, ...]:
    """The steps of the desk; the asker's own are taken on the portal."""
    where = {"home": request.home.slug, "number": one.number}
    return tuple(
        StepButton(
            verb=step.verb,
            label=str(step.label),
            url=reverse("desk_feedback:step", kwargs={**where, "verb": step.verb}),
            key=step.key,
            icon=step.icon,
            is_primary=place == 0,
            asks=True,
        )
        for place, step in enumerate(one.steps_for(request.acting))
        if step.verb in FORMS
    )


def _about(one: Feedback, form: Any) -> dict[str, Any]:
    return {"one": one, "form": form}


def _url(one: Feedback, request: DeskRequest) -> str:
    where = {"home": request.home.slug, "number": one.number}
    return reverse("desk_feedback:page", kwargs=where)
