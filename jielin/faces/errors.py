"""What people read when a page cannot be shown: what happened, and a way on."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from jielin.kernel.workflow import Refused


@dataclass(frozen=True)
class Trouble:
    """The result, the reason, and whether typed words are still there."""

    status: int
    title: str
    text: str
    keeps_words: bool = False
    back_url: str = ""


def page(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    """The trouble in the shell of the face that the address belongs to."""
    face = "desk" if "/desk/" in f"{request.path}/" else "portal"
    return render(request, f"{face}/error.html", {"trouble": trouble}, status=trouble.status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    title = _("We could not read this address")
    return page(request, Trouble(400, title, _("Please go back and try once more.")))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: the sentence of whoever refused, if it brought one."""
    text = str(exception) or _("It belongs to another post. Your supervisor can help.")
    return page(request, Trouble(403, _("This page is not yours to open"), text))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, also for what exists but is hidden from this reader."""
    text = _("The address may be incomplete, or what stood here is gone.")
    return page(request, Trouble(404, _("We did not find this page"), text))


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """409 or 403: a step that cannot be taken, in the words of the refusal."""
    title = _("Nothing was changed")
    return page(request, Trouble(refusal.status, title, str(refusal), keeps_words=True))


class RefusalMiddleware:
    """A refusal that no view has answered becomes a page, never a 500."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for a `Refused`; nothing for other exceptions."""
        return refused(request, exception) if isinstance(exception, Refused) else None


def server_error(request: HttpRequest) -> HttpResponse:
    """500: static, without a query."""
    return HttpResponseServerError(render_to_string("faces/500.html"))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from a session that has ended; the browser still holds what was typed."""
    title = _("You were away for a while, please open the page again")
    text = _("Go back, and what you wrote is still in the form. Then send it once more.")
    return page(request, Trouble(403, title, text, keeps_words=True))
