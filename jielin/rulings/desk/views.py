"""Rulings in lists, the store of parked problems, one ruling, and what comes of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jielin.duties.forms.rules import RuleForm
from jielin.kernel import clock
from jielin.kernel.workflow import Refused
from jielin.people.duties import DeskRequest, desk_view

from .. import policy
from ..queries import seeing
from ..queries.lists import KINDS, counts, lines
from ..queries.page import page_of
from ..queries.parked import parked
from ..queries.proposal import group_of, proposed
from .showing import OWN_PAGE, buttons, found, or_404, page_url, show

VIEWS = ("waiting", "decided")


@require_safe
@desk_view(policy.READ)
def listing(request: DeskRequest) -> HttpResponse:
    """One kind of rulings: awaited, or given."""
    kind, view = request.GET.get("kind", ""), request.GET.get("view", "")
    kind = kind if kind in KINDS else "objections"
    view = view if view in VIEWS else VIEWS[0]
    shown = {
        "kind": kind,
        "view": view,
        "views": ((VIEWS[0], _("Waiting for a ruling")), (VIEWS[1], _("Ruled on"))),
        "counts": counts(request.acting, request.home.pk),
        "lines": lines(kind, request.acting, request.home.pk, waiting=view == VIEWS[0]),
    }
    return show(request, "list", kind, shown)


@require_safe
@desk_view(policy.READ)
def store(request: DeskRequest) -> HttpResponse:
    """What is parked, with plan, reviewer, age and the next look. Nothing here is closed."""
    now = clock.now()
    shown = {
        "counts": counts(request.acting, request.home.pk),
        "lines": parked(request.acting, request.home.pk, now),
    }
    return show(request, "parked", "parked", shown)


@require_safe
@desk_view(policy.READ)
@or_404
def ruling(request: DeskRequest, things: str, number: str) -> HttpResponse:
    """One ruling: what was asked, on which basis, and what was decided."""
    one = found(request, things, number)
    page, steps = page_of(one), buttons(one, request.acting, request.home.slug)
    if page.made is not None:
        steps = tuple(step for step in steps if step.verb != OWN_PAGE)
    shown = {"ruling": one, "case": one.case, "page": page, "steps": steps}
    return show(request, "ruling", things, shown)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.READ)
@or_404
def amend(request: DeskRequest, number: str) -> HttpResponse:
    """Let the dispatch catalogue say what the ruling says: filled in, to be agreed to."""
    one = seeing.objection(request.acting, request.home.pk, number)
    told = request.POST if request.method == "POST" else None
    group = group_of(one)
    form = RuleForm(told, tenant_id=request.home.pk, group=group, initial=proposed(one))
    shown: dict[str, Any] = {"form": form, "ruling": one, "case": one.case}
    try:
        one.workflow.step("amend").check(request.acting, one)
        if not form.is_bound or not form.is_valid():
            status = 422 if form.is_bound else 200
            return show(request, "amend", "objections", shown, status=status)
        one.amend(by=request.acting, rule=form.rule())
    except Refused as refusal:
        shown["refusal"] = refusal
        return show(request, "amend", "objections", shown, status=refusal.status)
    messages.success(request, _("The rule counts from today."))
    return redirect(page_url(one, request.home.slug))
