"""One application: its page, completing it, objecting to it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jielin.kernel.workflow import Refused
from jielin.organisations.queries import Unit, directory
from jielin.people.duties import DeskRequest, desk_view

from .. import policy
from ..forms.admission import AdmissionForm, typed
from ..forms.burden import ObjectForm
from ..models import Admission, Objection
from ..queries import admissions, seeing
from ..states import AdmissionState
from .showing import buttons, or_404, show


@require_safe
@desk_view(policy.READ)
@or_404
def page(request: DeskRequest, number: str) -> HttpResponse:
    """What it asks, where it stands, what the reviewers wrote, and what may be done."""
    one = seeing.admission(request.acting, request.home.pk, number)
    told = admissions.page_of(one)
    slug = request.home.slug
    shown = {
        "admission": one,
        "page": told,
        "steps": buttons(one, request.acting, slug),
        "objections": [(o, buttons(o.objection, request.acting, slug)) for o in told.objections],
        "may_object": bool(_objectors(request, one)),
    }
    return show(request, "admission", "admissions", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.FILE)
@or_404
def complete(request: DeskRequest, number: str) -> HttpResponse:
    """File again what was returned, with what was missing."""
    one = seeing.admission(request.acting, request.home.pk, number)
    posted = request.POST if request.method == "POST" else None
    form = AdmissionForm(
        posted,
        tenant_id=request.home.pk,
        departments=(directory().get(one.department_id),),
        initial=typed(one),
    )
    shown: dict[str, object] = {"form": form, "admission": one}
    if not form.is_bound or not form.is_valid():
        return show(request, "file", "admissions", shown, status=422 if form.is_bound else 200)
    try:
        one.complete(by=request.acting, told=form.application())
    except Refused as refusal:
        shown["refusal"] = refusal
        return show(request, "file", "admissions", shown, status=refusal.status)
    messages.success(request, _("Filed again. Five working days begin anew."))
    return redirect("desk_duties:admission", home=request.home.slug, number=one.number)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.CENSUS)
@or_404
def raise_objection(request: DeskRequest, number: str) -> HttpResponse:
    """A community says why the work should leave it."""
    one = seeing.admission(request.acting, request.home.pk, number)
    communities = _objectors(request, one)
    if not communities:
        raise seeing.Hidden
    form = ObjectForm(request.POST if request.method == "POST" else None, communities=communities)
    shown: dict[str, object] = {"form": form, "admission": one}
    if not form.is_bound or not form.is_valid():
        return show(request, "object", "admissions", shown, status=422 if form.is_bound else 200)
    told = form.cleaned_data
    try:
        Objection.object(
            one, community_id=told["community"], reason=told["reason"], by=request.acting
        )
    except Refused as refusal:
        shown["refusal"] = refusal
        return show(request, "object", "admissions", shown, status=refusal.status)
    messages.success(request, _("Your objection is with the review group."))
    return redirect("desk_duties:admission", home=request.home.slug, number=one.number)


def _objectors(request: DeskRequest, one: Admission) -> tuple[Unit, ...]:
    """The communities for which this person may object now."""
    if one.state != AdmissionState.ADMITTED:
        return ()
    mine = request.acting.organisations_with(policy.CENSUS) & one.communities()
    return tuple(directory().get(id) for id in mine)
