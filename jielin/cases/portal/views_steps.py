"""A resident takes a step: adds, answers, rates, or takes the request back."""

from django.contrib.messages import success
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from jielin.files.forms import PhotosForm, Sender
from jielin.files.viewers import viewer_key
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused
from jielin.people.duties import PortalRequest, ask_to_sign_in, portal_view

from ..forms.step import StepForm
from ..models import Case
from ..queries import access
from ..queries.resident_words import BUTTONS, THANKS
from . import flow
from .stepping import check_fresh, check_possible, form_of, is_offered
from .whose import Speaker, found

WITH_PHOTOS = frozenset({"add", "supply"})


@never_cache
@portal_view()
def step(request: PortalRequest, number: str, verb: str) -> HttpResponse:
    """The form of a step, and taking it. What was typed survives a refusal."""
    if not is_offered(verb):
        raise Http404
    try:
        case, who = found(request, number)
    except Http404:
        if request.user.is_authenticated:
            raise
        return ask_to_sign_in(request)
    if who is None:
        raise Http404
    try:
        check_possible(case, who, verb)
        return _take(request, case, who, verb)
    except Refused as refused:
        data = request.POST if request.method == "POST" else None
        return _page(request, verb, form_of(case, verb, data), refused=refused)


def _take(request: PortalRequest, case: Case, who: Speaker, verb: str) -> HttpResponse:
    photos = _photos(request, verb)
    if request.method != "POST":
        return _page(request, verb, form_of(case, verb), photos)
    is_good = photos is None or photos.is_valid()
    if not is_good or {"drop", "more"} & set(request.POST):
        text = {"text": request.POST.get("text", "")}
        return _page(request, verb, form_of(case, verb, text if not is_good else None), photos)
    with turn():
        held = access.held_by_requester(who, case.tenant_id, case.number)
        check_fresh(held, verb, request.POST.get("seen", ""))
        form = form_of(held, verb, request.POST)
        if form.is_valid():
            form.take(who)
    if form.errors:
        return _page(request, verb, form, photos)
    if photos is not None:
        photos.attach(Case.kind, case.pk)
    success(request, str(THANKS[verb]))
    return redirect(flow.address(request, "page", number=case.number))


def _photos(request: PortalRequest, verb: str) -> PhotosForm | None:
    if verb not in WITH_PHOTOS:
        return None
    sender = Sender(tenant=request.home, by=request.acting, viewer_key=viewer_key(request))
    if request.method == "POST":
        return PhotosForm(request.POST, request.FILES, sender=sender)
    return PhotosForm(sender=sender)


def _page(
    request: PortalRequest,
    verb: str,
    form: StepForm,
    photos: PhotosForm | None = None,
    refused: Refused | None = None,
) -> HttpResponse:
    case = form.case
    shown = {
        "case": case,
        "verb": verb,
        "title": BUTTONS[verb],
        "form": form,
        "photos": photos,
        "refused": refused,
        "seen": request.POST.get("seen") or case.event_seq,
        "form_url": flow.address(request, "step", number=case.number, verb=verb),
        "back_url": flow.address(request, "page", number=case.number),
    }
    has_faults = bool(form.errors or (photos and photos.errors))
    status = refused.status if refused else 422 if has_faults else 200
    return render(request, "cases/portal/step.html", shown, status=status)
