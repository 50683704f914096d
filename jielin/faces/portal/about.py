"""Pages about the platform itself: help, accessibility, privacy."""

from django.http import HttpResponse
from django.shortcuts import render

from jielin.people.duties import PortalRequest, portal_view


@portal_view()
def help(request: PortalRequest) -> HttpResponse:
    """How to get something done, and whom to call."""
    return render(request, "portal/help.html")


@portal_view()
def accessibility(request: PortalRequest) -> HttpResponse:
    """What works for whom, what does not yet, and how to tell us."""
    return render(request, "portal/accessibility.html")


@portal_view()
def privacy(request: PortalRequest) -> HttpResponse:
    """What is kept, why, how long, and who sees it."""
    return render(request, "portal/privacy.html")
