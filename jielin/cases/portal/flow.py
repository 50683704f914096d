"""From question to question of a report: which page comes next, and how it is shown."""

from typing import Any

from django.contrib.messages import info
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from jielin.catalogue.queries import catalogue
from jielin.people.duties import PortalRequest

from ..draft import Draft
from ..queries.similar import Spot, similar
from . import remembering

BEFORE = {
    "about": "kind",
    "location": "kind",
    "duplicates": "location",
    "describe": "location",
    "danger": "describe",
    "category": "describe",
    "contact": "category",
    "check": "contact",
}


def address(request: PortalRequest, name: str, **more: str) -> str:
    """The address of a page of this community."""
    place = request.community
    where = {"home": request.home.slug, "community": place.slug or place.code}
    return reverse(f"requests:{name}", kwargs={**where, **more})


def taken(request: PortalRequest) -> Draft:
    """The draft that an answer belongs to. When the session had ended, the answer begins one."""
    known = remembering.draft(request)
    if known is None and request.method == "POST":
        info(
            request,
            _("You were away for a while. What you just wrote is kept; please answer the rest."),
        )
    return known or remembering.begin(request)


def onward(request: PortalRequest, draft: Draft) -> HttpResponse:
    """Keep the answer and lead to the next question."""
    remembering.keep(request, draft)
    return redirect(address(request, _next(request, draft)))


def spot(request: PortalRequest, draft: Draft) -> Spot:
    """Where to look for similar requests; the words tell the category before it is chosen."""
    guesses = catalogue().guess(f"{draft.text} {draft.place}", 1)
    guessed = guesses[0].category.id if guesses else None
    return Spot(
        tenant_id=request.home.pk,
        community_id=request.community.id,
        lng=draft.lng,
        lat=draft.lat,
        grid_id=draft.grid_id,
        category_id=draft.category_id or guessed,
    )


def page(request: PortalRequest, name: str, draft: Draft, **shown: Any) -> HttpResponse:
    """The page of a question; 422 with the same form when the answer needs a correction."""
    form: BaseForm | None = shown.get("form")
    faults = [one for one in (form, shown.get("photos")) if one is not None and one.errors]
    before = BEFORE.get(name, "")
    if name == "location" and draft.accuses:
        before = "about"
    context = {
        "draft": draft,
        "saved_at": parse_datetime(draft.saved_at) if draft.saved_at else None,
        "back_url": address(request, before) if before else _home(request),
        **shown,
    }
    status = 422 if faults else 200
    return render(request, f"cases/portal/{name}.html", context, status=status)


def _home(request: PortalRequest) -> str:
    place = request.community
    where = {"home": request.home.slug, "community": place.slug or place.code}
    return reverse("portal:home", kwargs=where)


def _next(request: PortalRequest, draft: Draft) -> str:
    if draft.text and not draft.is_warned and catalogue().danger_words(draft.text):
        return "danger"
    if draft.is_located and not draft.has_looked and similar(spot(request, draft)):
        return "duplicates"
    return draft.missing
