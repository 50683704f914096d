"""Writing down what somebody says on the telephone, at the counter or in the street."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jielin.catalogue.queries import catalogue
from jielin.files.forms import PhotosForm, Sender
from jielin.files.viewers import viewer_key
from jielin.kernel.ids import uuid7
from jielin.kernel.models.turn import turn
from jielin.people.duties import DeskRequest, desk_view
from jielin.people.models import LookUp, TooManyLookUps
from jielin.people.phones import BadPhone
from jielin.people.phones import contact as contact_number

from .. import policy
from ..forms.intake import STAFF_SOURCES, IntakeForm, guessed, offered
from ..models import Case
from ..queries.access import may_see
from ..queries.callers import Looked, may_look_up, open_cases_of
from ..queries.choices import grids

# Buttons of the form that only help to fill it.
HELPING = frozenset({"guess", "look", "drop"})


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(policy.INTAKE)
def new(request: DeskRequest) -> HttpResponse:
    """The form; a button that helps shows it again with what was typed."""
    if request.method != "POST":
        return intake_page(request, form_of(request, None), photos_of(request))
    photos, is_helping = photos_of(request), HELPING & set(request.POST)
    has_good_photos = photos.is_valid()
    if is_helping:
        return intake_page(request, form_of(request, None, initial=typed(request)), photos)
    form = form_of(request, request.POST)
    if not form.is_valid() or not has_good_photos:
        return intake_page(request, form, photos, status=422)
    return _taken_down(request, form, photos)


def _taken_down(request: DeskRequest, form: IntakeForm, photos: PhotosForm) -> HttpResponse:
    report = form.report()
    with turn():
        known = Case.objects.filter(tenant_id=request.home.pk, filed_key=report.filed_key)
        one = known.first() if report.filed_key else None
        if one is None:  # else the second click of the same page, with the same photos
            one = Case.register(report, tenant_id=request.home.pk, by=request.acting)
            photos.attach(Case.kind, one.pk)
    return registered(request, one)


def registered(request: DeskRequest, one: Case) -> HttpResponse:
    """Tell the number, and lead to the case if it may be seen here."""
    if may_see(request.acting, one):
        messages.success(request, _("Registered as %(number)s") % {"number": one.number})
        return redirect("desk_cases:case", home=request.home.slug, number=one.number)
    messages.success(
        request,
        _("Registered as %(number)s. It went to the superior unit and is not shown here.")
        % {"number": one.number},
    )
    return redirect("desk_cases:list", home=request.home.slug)


def form_of(
    request: DeskRequest, data: Any, kind: type[IntakeForm] = IntakeForm, **more: Any
) -> IntakeForm:
    """The form with what is usual; another kind of form asks for less."""
    told = request.GET.get("source", "")
    source = told if told in STAFF_SOURCES else STAFF_SOURCES[0]
    usual = {"source": source, "request_type": "help", "filed_key": uuid7()}
    initial = {**usual, **more.pop("initial", {})}
    return kind(
        data,
        areas=grids(request.acting),
        tenant_id=request.home.pk,
        initial=initial,
        **more,
    )


def typed(request: DeskRequest) -> dict[str, Any]:
    """What is in the form so far; asking for a guess chooses the likeliest class.

    The script asks after every change of the text: then a class that was chosen stays.
    """
    told: dict[str, Any] = request.POST.dict()
    guesses = guessed(told.get("text", ""))
    is_chosen = told.get("category") and request.headers.get("HX-Request") == "true"
    if "guess" in told and guesses and not is_chosen:
        told["category"] = guesses[0].category.code
    return told


def photos_of(request: DeskRequest, kind: type[PhotosForm] = PhotosForm) -> PhotosForm:
    """Pictures that came with the page."""
    sender = Sender(request.home, request.acting, viewer_key(request))
    told = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return kind(*told, sender=sender)


def intake_page(
    request: DeskRequest, form: IntakeForm, photos: PhotosForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    """The page of the form, as it stands."""
    text = str(form["text"].value() or "")
    looked = _looked(request, _number(form))
    shown = {
        "form": form,
        "photos": photos,
        "categories": offered(guessed(text)),
        "danger": catalogue().danger_words(text),
        "looked": looked,
        "may_look_up": may_look_up(request.acting),
        **more,
    }
    return render(request, "cases/desk/new.html", shown, status=422 if looked.refusal else status)


def _looked(request: DeskRequest, phone: str) -> Looked:
    """What is open for the number that was just looked up; every look-up is noted before."""
    actor, home = request.acting, request.home.pk
    is_asked = "look" in request.POST
    if not phone or not may_look_up(actor):
        return Looked(is_done=is_asked)
    try:
        if is_asked:
            LookUp.note(phone, tenant_id=home, by=actor)
        elif not LookUp.is_fresh(phone, tenant_id=home, by=actor):
            return Looked()
    except TooManyLookUps as refused:
        return Looked(refusal=str(refused))
    return Looked(open_cases_of(actor, home, phone), is_done=is_asked)


def _number(form: IntakeForm) -> str:
    """The number as it is kept; empty while it is not a number."""
    try:
        return contact_number(str(form["phone"].value() or ""))
    except BadPhone:
        return ""
