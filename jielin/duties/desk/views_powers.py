"""The street's powers: who asked, what the street answered, whether it was adopted."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jielin.kernel.models import Promise
from jielin.kernel.workflow import Refused
from jielin.organisations.queries import directory
from jielin.people.duties import DeskRequest, desk_view

from .. import policy
from ..forms.powers import QuestionForm
from ..models import PowerExercise
from ..queries import powers, seeing
from .showing import buttons, or_404, show


@require_safe
@desk_view(policy.READ)
def listing(request: DeskRequest) -> HttpResponse:
    """How often each power was used and with what end, and every question."""
    shown = {
        "counts": powers.counts(request.acting, request.home.pk),
        "lines": powers.exercises(request.acting, request.home.pk),
        "may_ask": request.acting.has_duty(policy.FILE),
    }
    return show(request, "powers", "powers", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.FILE)
def ask(request: DeskRequest) -> HttpResponse:
    """Put a question to a street under one of its powers."""
    form = QuestionForm(
        request.POST if request.method == "POST" else None,
        departments=seeing.departments(request.acting, request.home.pk, policy.FILE),
        powers=powers.powers(request.home.pk),
    )
    if not form.is_bound or not form.is_valid():
        return show(request, "ask", "powers", {"form": form}, status=422 if form.is_bound else 200)
    try:
        one = PowerExercise.ask(form.question(), tenant_id=request.home.pk, by=request.acting)
    except Refused as refusal:
        shown = {"form": form, "refusal": refusal}
        return show(request, "ask", "powers", shown, status=refusal.status)
    messages.success(request, _("Asked as %(number)s") % {"number": one.number})
    return redirect("desk_duties:power", home=request.home.slug, number=one.number)


@require_safe
@desk_view(policy.READ)
@or_404
def exercise(request: DeskRequest, number: str) -> HttpResponse:
    """One question with both sides' written words."""
    one = seeing.exercise(request.acting, request.home.pk, number)
    owed = Promise.objects.open().of(one.tenant_id, [one.pk]).first()
    shown = {
        "power": one,
        "entry": one.entry,
        "street": directory().name(one.street_id),
        "department": directory().name(one.department_id),
        "opinion": powers.opinion_of(one),
        "steps": buttons(one, request.acting, request.home.slug),
        "due_at": owed.due_at if owed else None,
    }
    return show(request, "power", "powers", shown)
