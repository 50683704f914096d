"""How this reader likes to read: text size, colours and shortcuts, kept in cookies."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

YEAR = 365 * 24 * 3600
CHOICES = {
    "size": ("1", "2", "3", "4"),
    "theme": ("auto", "light", "dark"),
    "keys": ("on", "off"),
}


@dataclass(frozen=True)
class Reader:
    """Size 1 to 4 (17, 20, 24, 30 px on the portal), theme, and single-letter shortcuts."""

    size: int = 1
    theme: str = "auto"
    keys: bool = True

    @property
    def is_elder(self) -> bool:
        return self.size > 1


def reader_of(request: HttpRequest | None) -> Reader:
    """The reader's choices; anything unknown counts as the standard."""
    if request is None:
        return Reader()
    chosen = {name: request.COOKIES.get(name, "") for name in CHOICES}
    known = {name: value for name, value in chosen.items() if value in CHOICES[name]}
    return Reader(
        int(known.get("size", "1")), known.get("theme", "auto"), known.get("keys") != "off"
    )


class ReaderMiddleware:
    """`?size=`, `?theme=` and `?keys=` are remembered and leave the address again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = _asked(request)
        if not asked:
            return self.get_response(request)
        response = HttpResponseRedirect(_without(request))
        for name, value in asked.items():
            response.set_cookie(name, value, max_age=YEAR, samesite="Lax", httponly=True)
        return response


def _asked(request: HttpRequest) -> dict[str, str]:
    if request.method != "GET" or request.path.startswith("/admin/"):
        return {}
    return {name: request.GET[name] for name in CHOICES if request.GET.get(name) in CHOICES[name]}


def _without(request: HttpRequest) -> str:
    """The same address on this host without the choices; never another host's."""
    query = request.GET.copy()
    for name in CHOICES:
        query.pop(name, None)
    path = "/" + request.path.lstrip("/")
    return f"{path}?{query.urlencode()}" if query else path
