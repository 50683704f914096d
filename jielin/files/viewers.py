"""Who looks at a file: the account that signed in, else the session of the browser."""

from django.http import HttpRequest


def viewer_key(request: HttpRequest) -> str:
    """A key that is the same for all requests of one viewer; opens a session if there is none."""
    if request.user.is_authenticated:
        return f"account:{request.user.pk}"
    if not request.session.session_key:
        request.session.create()
    return f"session:{request.session.session_key}"


def known_key(request: HttpRequest) -> str:
    """The same without opening a session; empty when the viewer is nobody we know."""
    if request.user.is_authenticated or request.session.session_key:
        return viewer_key(request)
    return ""
