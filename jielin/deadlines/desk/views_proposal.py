"""One proposed rule: what it would change, and the answer of the second person."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jielin.kernel import clock
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused, Step
from jielin.people.duties import DeskRequest, desk_view
from jielin.ui.parts import StepButton

from ..forms.rules import FORMS, StepForm
from ..kinds import kind_words, span_words
from ..models import RuleProposal
from ..policy import CONFIRMING, MANAGING
from ..queries import rules
from ..queries.preview import preview
from ..queries.telling import timeline
from ..workflow import State
from .showing import bound, page

GRAVE = 60


@require_safe
@desk_view(MANAGING, CONFIRMING)
def show(request: DeskRequest, key: UUID) -> HttpResponse:
    """With the preview for as long as it waits."""
    one = _one(request, key)
    shown = _shown(one) | {
        "steps": tuple(_button(request, one, step) for step in one.steps_for(request.acting)),
        "events": timeline(one.tenant_id, [one.pk]),
        "is_mine": one.proposed_by_id == request.acting.id,
    }
    if one.state == State.PROPOSED and one.ends_id is None:
        shown["preview"] = preview(request, one.wanted(), clock.now())
    return page(request, "proposal", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(MANAGING, CONFIRMING)
def take_step(request: DeskRequest, key: UUID, verb: str) -> HttpResponse:
    """GET asks what the step needs, POST takes it: 409 and 403 keep what was typed."""
    one = _one(request, key)
    step = _step(one, verb)
    form = FORMS.get(verb, StepForm)(bound(request), thing=one)
    shown = {**_shown(one), "step": step, "form": form}
    try:
        step.check(request.acting, one)
        if not form.is_bound or not form.is_valid():
            return page(request, "proposal_step", shown, 422 if form.is_bound else 200)
        with turn():
            held = form.thing = RuleProposal.hold(_rows(request, key))
            step.check(request.acting, held)
            if request.POST.get("seen", "") != str(held.event_seq):
                raise Refused(_("Things have moved on since you opened the page."))
            form.take(request.acting, verb)
    except Refused as refusal:
        shown |= {"refusal": refusal, "one": _one(request, key)}
        return page(request, "proposal_step", shown, refusal.status)
    messages.success(request, _("Done: %(step)s") % {"step": step.label})
    return redirect("desk_deadlines:proposal", home=request.home.slug, key=key)


def _rows(request: DeskRequest, key: UUID) -> Any:
    return RuleProposal.objects.filter(tenant_id=request.home.pk, pk=key)


def _one(request: DeskRequest, key: UUID) -> RuleProposal:
    found: RuleProposal | None = _rows(request, key).first()
    if found is None:
        raise Http404
    return found


def _step(one: RuleProposal, verb: str) -> Step:
    try:
        step = one.workflow.step(verb)
    except KeyError as error:
        raise Http404 from error
    if step.inner:
        raise Http404
    return step


def _shown(one: RuleProposal) -> dict[str, Any]:
    ids = {one.proposed_by_id} if one.proposed_by_id else set()
    return {
        "one": one,
        "title": kind_words(one.promise_kind),
        "about": rules.about(one.wanted()),
        "span": span_words(one.amount, one.unit),
        "by": rules.names_of(ids).get(one.proposed_by_id) if one.proposed_by_id else "",
    }


def _button(request: DeskRequest, one: RuleProposal, step: Step) -> StepButton:
    told = {"home": request.home.slug, "key": one.pk, "verb": step.verb}
    return StepButton(
        verb=step.verb,
        label=str(step.label),
        url=reverse("desk_deadlines:step", kwargs=told),
        icon=step.icon,
        is_primary=step.rank < GRAVE,
        is_grave=step.rank >= GRAVE,
        asks=True,
    )
