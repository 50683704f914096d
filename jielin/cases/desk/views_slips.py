"""Paper slips: hand them out, and type one in when it comes back."""

from uuid import UUID

import segno
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from jielin.files.forms import PhotosForm
from jielin.kernel.ids import uuid7
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused
from jielin.organisations.queries import directory
from jielin.people.duties import DeskRequest, desk_view
from jielin.territory.queries import gazetteer

from .. import policy
from ..forms.intake import IntakeForm
from ..forms.slips import HandOutForm, SlipForm, SlipPictureForm
from ..models import Report, Slip
from ..queries import slips as found
from ..queries.choices import grids
from .views_intake import HELPING, form_of, intake_page, photos_of, registered, typed


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.INTAKE)
def listing(request: DeskRequest) -> HttpResponse:
    """Hand out new slips, open one by its number, and the newest of my areas."""
    told = request.GET.get("number", "")
    if told and (one := found.of_number(request.acting, request.home.pk, told)):
        return redirect("desk_cases:slip", home=request.home.slug, number=one.number)
    posted = request.POST if request.method == "POST" else None
    form = HandOutForm(posted, areas=grids(request.acting), initial={"batch": uuid7()})
    if form.is_valid():
        return _handed_out(request, form)
    shown = {
        "form": form,
        "slips": found.recent(request.acting, request.home.pk),
        "typed": told,
    }
    status = 422 if form.is_bound else 404 if told else 200
    return render(request, "cases/desk/slips.html", shown, status=status)


@never_cache
@require_safe
@desk_view(policy.INTAKE)
def sheets(request: DeskRequest, batch: UUID) -> HttpResponse:
    """The slips of one batch, to be printed: one A5 sheet each."""
    slips = found.of_batch(request.acting, request.home.pk, batch)
    if not slips:
        raise Http404
    unit = directory().serving(slips[0].area_id)
    shown = {
        "sheets": [(one, _code(request, one)) for one in slips],
        "place": gazetteer().label(slips[0].area_id),
        "unit": unit,
    }
    return render(request, "cases/desk/slip_sheets.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.INTAKE)
def slip(request: DeskRequest, number: str) -> HttpResponse:
    """Type one in, with its picture. One that was typed in says so and leads to its case."""
    one = found.of_number(request.acting, request.home.pk, number)
    if one is None:
        raise Http404
    if one.state == "entered":
        return _used(request, one)
    pictures = photos_of(request, SlipPictureForm)
    if request.method != "POST":
        return _page(request, one, _form(request, one), pictures)
    has_good_pictures = pictures.is_valid()
    if HELPING & set(request.POST):
        helped = form_of(request, None, SlipForm, initial=typed(request))
        return _page(request, one, helped, pictures)
    form = form_of(request, request.POST, SlipForm)
    if not form.is_valid() or not has_good_pictures:
        return _page(request, one, form, pictures, status=422)
    return _entered(request, one, form.report(), pictures)


def _entered(
    request: DeskRequest, one: Slip, report: Report, pictures: PhotosForm
) -> HttpResponse:
    try:
        with turn():
            case = one.enter(by=request.acting, report=report)
            pictures.attach(found.PICTURE, case.pk)
    except Refused:
        one.refresh_from_db()
        if one.state == "entered":
            return _used(request, one)
        raise
    return registered(request, case)


def _used(request: DeskRequest, one: Slip) -> HttpResponse:
    """The second click of the same page leads where the first did; anything else is told."""
    case, is_sent = found.case_of(one), request.method == "POST"
    form = form_of(request, request.POST if is_sent else None, SlipForm)
    if case is not None and form.is_valid() and form.report().filed_key == case.filed_key:
        return registered(request, case)
    shown = {"slip": one, "case": case, "kept": request.POST.get("text", "")}
    return render(request, "cases/desk/slip_used.html", shown, status=409 if is_sent else 200)


def _handed_out(request: DeskRequest, form: HandOutForm) -> HttpResponse:
    told, home = form.cleaned_data, request.home
    Slip.hand_out(
        told["count"], area_id=told["area"], tenant_id=home.pk, batch=told["batch"],
        by=request.acting,
    )  # fmt: skip
    messages.success(request, _("The slips are ready. Print this page."))
    return redirect("desk_cases:sheets", home=home.slug, batch=told["batch"])


def _form(request: DeskRequest, one: Slip) -> IntakeForm:
    return form_of(request, None, SlipForm, initial={"area": str(one.area_id)})


def _page(
    request: DeskRequest, one: Slip, form: IntakeForm, pictures: PhotosForm, status: int = 200
) -> HttpResponse:
    return intake_page(request, form, pictures, status=status, slip=one)


def _code(request: DeskRequest, one: Slip) -> SafeString:
    """Leads whoever is signed in at the desk to this slip."""
    where = {"home": request.home.slug, "number": one.number}
    address = request.build_absolute_uri(reverse("desk_cases:slip", kwargs=where))
    return mark_safe(segno.make(address, micro=False).svg_inline(scale=3, border=1))  # noqa: S308
