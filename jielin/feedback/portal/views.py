"""Saying something about the platform, reading the answer, and having the last word."""

from typing import Any, cast
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jielin.files.viewers import viewer_key
from jielin.kernel.homes import home_of
from jielin.kernel.ids import uuid7
from jielin.kernel.workflow import Refused
from jielin.people.duties import PortalRequest, portal_view
from jielin.territory.queries import gazetteer

from ..forms import AgainForm, SayForm
from ..models import Feedback, Said
from ..queries import asked, hinting
from .finding import Standing, left_page, standing


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@portal_view()
def say(request: PortalRequest) -> HttpResponse:
    """The entry, from every page. What was typed stays until it was taken in."""
    if request.method != "POST" and "from" not in request.GET and (page := left_page(request)):
        return redirect(f"{request.path}?{urlencode({'from': page})}")
    here = _stand(request, standing(request))
    posted = request.POST if request.method == "POST" else None
    first = {"page": here.page, "key": uuid7()}
    own = getattr(request.user, "proven_phone", "")
    form = SayForm(posted, homes=here.homes, own_phone=own, initial=first)
    if not form.is_bound or not form.is_valid():
        return _entry(request, form, here, status=422 if form.is_bound else 200)
    try:
        one = _received(request, form, here)
    except Refused as refusal:
        return _entry(request, form, here, status=refusal.status, refusal=refusal)
    return redirect("feedback:receipt", home=_slug(form, here), key=one.key)


@never_cache
@require_safe
@portal_view()
def receipt(request: PortalRequest, key: str) -> HttpResponse:
    """Number, promise and answer, for whoever holds the address or the account."""
    return _receipt(request, key, AgainForm())


@never_cache
@require_POST
@portal_view()
def take_step(request: PortalRequest, key: str, verb: str) -> HttpResponse:
    """The asker's own word: it is settled, or it does not help yet."""
    one, speaker = _opened(request, key)
    form = AgainForm(request.POST)
    if verb not in {"close", "ask_again"}:
        raise Http404
    if verb == "ask_again" and not form.is_valid():
        return _receipt(request, key, form, status=422)
    try:
        if verb == "close":
            one.close(by=speaker)
        else:
            one.ask_again(by=speaker, text=form.cleaned_data["text"])
    except Refused as refusal:
        return _receipt(request, key, form, status=refusal.status, refusal=refusal)
    return redirect("feedback:receipt", home=request.home.slug, key=key)


@never_cache
@require_safe
@portal_view(signed_in=True)
def mine(request: PortalRequest) -> HttpResponse:
    """What I said about the platform, the newest first."""
    lines = asked.mine(cast(Any, request.user).pk)
    return render(request, "feedback/portal/mine.html", {"lines": lines})


def _received(request: PortalRequest, form: SayForm, here: Standing) -> Feedback:
    told = form.cleaned_data
    said = Said(
        topic=told["topic"],
        text=told["text"],
        page=told["page"],
        phone=told["phone"],
        wants_message=told["wants_message"],
        area_id=here.community.id if here.community else None,
        sender=str(request.acting.id or viewer_key(request)),
        filed_key=told["key"],
    )
    home = home_of(_slug(form, here))
    if home is None:
        raise Refused(_("Choose the district"))
    return Feedback.receive(said, tenant_id=home.pk, by=request.acting)


def _slug(form: SayForm, here: Standing) -> str:
    return here.home.slug if here.home else str(form.cleaned_data["home"])


def _stand(request: PortalRequest, here: Standing) -> Standing:
    """The frame of the page names the community, as the page that was left did."""
    if here.home is not None:
        request.home = here.home
    if here.community is not None:
        request.community = here.community
    return here


def _entry(
    request: PortalRequest, form: SayForm, here: Standing, *, status: int,
    refusal: Refused | None = None,
) -> HttpResponse:  # fmt: skip
    shown = {"form": form, "refusal": refusal, "here": here}
    return render(request, "feedback/portal/say.html", shown, status=status)


def _opened(request: PortalRequest, key: str) -> tuple[Feedback, asked.Speaker]:
    found = asked.opened(key, request.home.pk, request.acting)
    if found is None:
        raise Http404
    return found


def _receipt(
    request: PortalRequest, key: str, form: AgainForm, *, status: int = 200,
    refusal: Refused | None = None,
) -> HttpResponse:  # fmt: skip
    one, speaker = _opened(request, key)
    if one.area_id in gazetteer().places:
        request.community = gazetteer().get(cast(int, one.area_id))
    owed = asked.due_at(one)
    shown = {
        "one": one,
        "key": key,
        "due_at": owed.due_at if owed else None,
        "hint": hinting.hint(one.text),
        "steps": {step.verb for step in one.steps_for(speaker)},
        "form": form,
        "refusal": refusal,
        "is_signed_in": speaker.id is not None,
    }
    return render(request, "feedback/portal/receipt.html", shown, status=status)
