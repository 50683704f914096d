"""Rules of time: what is in force by kind, and a version that is proposed."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jielin.kernel import clock
from jielin.kernel.workflow import Refused
from jielin.people.duties import DeskRequest, desk_view

from ..forms.rules import EndForm, VersionForm, filled_from, rule_of
from ..kinds import KINDS, kind_words
from ..models import RuleProposal
from ..policy import CONFIRMING, MANAGING
from ..queries import rules
from ..queries.preview import preview
from .showing import bound, page, refused, today


@require_safe
@desk_view(MANAGING, CONFIRMING)
def listing(request: DeskRequest) -> HttpResponse:
    """What waits, and every kind with its number."""
    shown = {
        "groups": rules.groups(request.home.pk, today()),
        "waiting": rules.waiting(request.home.pk),
        "may_propose": request.acting.has_duty(MANAGING),
    }
    return page(request, "rules", shown)


@require_safe
@desk_view(MANAGING, CONFIRMING)
def kind(request: DeskRequest, kind: str) -> HttpResponse:
    """All versions of one kind."""
    if kind not in KINDS:
        raise Http404
    found = rules.lines(kind, request.home.pk, today())
    shown = {
        "kind": kind,
        "title": kind_words(kind),
        "lines": [line for line in found if line.phase != "past"],
        "past": [line for line in found if line.phase == "past"],
        "may_propose": request.acting.has_duty(MANAGING),
    }
    return page(request, "rule_kind", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(MANAGING)
def propose(request: DeskRequest) -> HttpResponse:
    """The form; with `look` what it would change; else the proposal."""
    form = VersionForm(bound(request), initial=_initial(request))
    shown: dict[str, Any] = {"form": form}
    if not form.is_bound or not form.is_valid():
        return page(request, "propose", shown, 422 if form.is_bound else 200)
    wanted = form.wanted()
    if "look" in request.POST:
        return page(
            request, "propose", {**shown, "preview": preview(request, wanted, clock.now())}
        )
    try:
        proposal = RuleProposal.propose(wanted, tenant=request.home, by=request.acting)
    except (Refused, ValidationError) as error:
        return refused(request, "propose", shown, error)
    return _proposed(request, proposal)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(MANAGING)
def end(request: DeskRequest, rule: int) -> HttpResponse:
    """Ask that the home's own rule ends."""
    row, line = rule_of(rule, request.home.pk), rules.own_rule(rule, request.home.pk)
    if row is None or line is None:
        raise Http404
    form = EndForm(bound(request))
    shown = {
        "form": form,
        "rule": line,
        "title": kind_words(line.kind),
        "about": rules.about(line),
    }
    if not form.is_bound or not form.is_valid():
        return page(request, "end_rule", shown, 422 if form.is_bound else 200)
    told = {"on": form.cleaned_data["effective_from"], "tenant": request.home}
    try:
        proposal = RuleProposal.propose_end(row, by=request.acting, **told)
    except (Refused, ValidationError) as error:
        return refused(request, "end_rule", shown, error)
    return _proposed(request, proposal)


def _proposed(request: DeskRequest, proposal: RuleProposal) -> HttpResponse:
    messages.success(request, _("Proposed. It binds once a second person has confirmed it."))
    return redirect("desk_deadlines:proposal", home=request.home.slug, key=proposal.pk)


def _initial(request: DeskRequest) -> dict[str, Any]:
    """From the rule that the person came from, or from a kind."""
    told = request.GET.get("from", "")
    rule = rules.own_rule(int(told), request.home.pk) if told.isdecimal() else None
    kind = request.GET.get("kind", "")
    return filled_from(rule, kind if kind in KINDS else "", today())
