"""The residents' front pages: choosing a community, its home, and me."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch
from django.views.decorators.http import require_safe

from jielin.people.duties import PortalRequest, portal_view
from jielin.ui.reader import YEAR

from .choosing import choosing

REMEMBERED = "community"


@require_safe
@portal_view()
def front(request: PortalRequest) -> HttpResponse:
    """The remembered community, else the page to choose one."""
    home, _, community = request.COOKIES.get(REMEMBERED, "").partition("/")
    try:
        return redirect("portal:home", home=home, community=community)
    except NoReverseMatch:
        return redirect("portal:choose")


@require_safe
@portal_view()
def choose(request: PortalRequest) -> HttpResponse:
    """Districts, their streets, their communities; or a search by words."""
    words = request.GET.get("q", "").strip()
    found = choosing(request.GET.get("at", ""), words)
    return render(request, "portal/choose.html", {"found": found, "words": words})


@require_safe
@portal_view()
def home(request: PortalRequest) -> HttpResponse:
    """A community's home: a page of slots. Remembered for the next visit."""
    response = render(request, "portal/home.html")
    place = request.community
    value = f"{request.home.slug}/{place.slug or place.code}"
    response.set_cookie(REMEMBERED, value, max_age=YEAR, samesite="Lax", httponly=True)
    return response


@require_safe
@portal_view()
def me(request: PortalRequest) -> HttpResponse:
    """What belongs to the person: sign-ins, reading, leaving."""
    return render(request, "portal/me.html")


@require_safe
@portal_view()
def reader(request: PortalRequest) -> HttpResponse:
    """Text size, colours, shortcuts: plain links that the reader middleware remembers."""
    return render(request, "portal/reader.html")
