"""The page for whoever came from outside and cannot enter: why, and whom to ask."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

WHY = {
    "unknown": (
        _("%(way)s knows you, but there is no account of that name here"),
        _(
            "Accounts are given by your organisation. Ask its security administrator to give you "
            "one under the same sign-in name."
        ),
    ),
    "another": (
        _("This sign-in name belonged to another person at %(way)s"),
        _(
            "So that nobody enters in someone else's place, it is closed. Ask your security "
            "administrator to look at the name."
        ),
    ),
    "untied": (
        _("This %(way)s account is not tied to a person here yet"),
        _(
            "Sign in once with name and password, open “Where I am signed in” and tie it there. "
            "From then on it opens the door."
        ),
    ),
    "failed": (
        _("Signing in with %(way)s did not work"),
        _(
            "It may have taken longer than ten minutes, or begun in another browser. Start again "
            "from here; if it fails twice, use name and password."
        ),
    ),
    "silent": (
        _("%(way)s does not answer"),
        _("Sign in with name and password, and tell your system administrator."),
    ),
}


def stranger(request: HttpRequest, why: str, way: str, status: int = 403) -> HttpResponse:
    """Nothing of what the other side said is shown."""
    title, text = WHY[why]
    shown = {"title": str(title) % {"way": way}, "text": text}
    return render(request, "signin/stranger.html", shown, status=status)
