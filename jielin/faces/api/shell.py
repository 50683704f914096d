"""What every answer of the API has: the language that was asked for, and problems as problems."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.clients.api.problems import Missing, Problem, TooLarge, Unreadable
from jielin.files.intake import most_bytes

from .problems import written

START = "/api/"
ROOM = 1_048_576


class WrongMethod(Problem):
    """405."""

    status, kind = 405, "wrong-method"
    title = gettext_lazy("This method is not taken here")


class Fault(Problem):
    """500: ours."""

    status, kind = 500, "fault"
    title = gettext_lazy("Something went wrong here")


class ApiMiddleware:
    """Around the API alone: everything else passes untouched."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(START):
            return self.get_response(request)
        # Addresses of the API carry no language; the header alone says it.
        translation.activate(translation.get_language_from_request(request))
        answer = written(_too_large()) if _is_too_large(request) else self._answer(request)
        patch_vary_headers(answer, ("Accept-Language", "Authorization"))
        answer.headers["Content-Language"] = translation.get_language() or ""
        answer.headers.setdefault("Cache-Control", "no-store")
        return answer

    def _answer(self, request: HttpRequest) -> HttpResponse:
        """Pages of trouble that Django made, such as 404 of an unknown address, as problems."""
        answer = self.get_response(request)
        kind = answer.headers.get("Content-Type", "")
        if answer.status_code < HttpResponseBadRequest.status_code or "json" in kind:
            return answer
        problem = written(_problem(answer.status_code))
        if "Allow" in answer.headers:
            problem.headers["Allow"] = answer.headers["Allow"]
        return problem


def _is_too_large(request: HttpRequest) -> bool:
    told = request.META.get("CONTENT_LENGTH") or "0"
    return told.isdigit() and int(told) > most_bytes() + ROOM


def _too_large() -> Problem:
    return TooLarge(_("A file has at most %(n)d MB.") % {"n": most_bytes() // ROOM})


def _problem(status: int) -> Problem:
    if status == Missing.status:
        return Missing(_("The address may be incomplete, or what stood here is gone."))
    if status == WrongMethod.status:
        return WrongMethod(
            _("This address does not take that. The documentation says what it does.")
        )
    if status >= Fault.status:
        return Fault(_("This is our fault, and it was noted. Please try again a little later."))
    return Unreadable(_("Please read the documentation and send it once more."))
