"""The API put together: routers of the apps, and how each kind of refusal is written."""

from functools import cache
from typing import Any

import orjson
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.parser import Parser

from jielin.cases.api.views import router as cases
from jielin.catalogue.api.views import router as categories
from jielin.clients.api.entering import Token
from jielin.clients.api.problems import Invalid, Missing, Problem, TooLarge, Unreadable
from jielin.clients.api.views import router as clients
from jielin.clients.scopes import Scope
from jielin.kernel.workflow import Refused
from jielin.territory.api.views import router as areas

from . import document
from .problems import faults, of_refusal, written


class Strictly(Parser):
    """JSON as the standard has it: no NaN, no half characters, no thousandfold nesting."""

    def parse_body(self, request: HttpRequest) -> Any:
        return orjson.loads(request.body)


class Api(NinjaAPI):
    """Our API: its document also says how things go wrong."""

    @cache  # noqa: B019 - there is one, for as long as the process lives
    def _in(self, language: str) -> Any:
        return document.completed(super().get_openapi_schema())

    def get_openapi_schema(self, **told: Any) -> Any:
        """Written once in each language: anybody may ask for it, as often as they like."""
        return self._in(get_language() or "")


api = Api(
    title="街邻 Jielin API",
    version="1",
    description=document.DESCRIPTION,
    urls_namespace="api",
    openapi_url="/openapi.json",
    docs_url=None,
    parser=Strictly(),
)
api.add_router("/{slug:home}/", clients)
api.add_router("/{slug:home}/cases", cases)
api.add_router("/{slug:home}/areas", areas, auth=Token(Scope.REFERENCE_READ))
api.add_router("/{slug:home}/categories", categories, auth=Token(Scope.REFERENCE_READ))


@api.exception_handler(Problem)
def a_problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    return written(problem)


@api.exception_handler(Refused)
def a_refusal(request: HttpRequest, refusal: Refused) -> HttpResponse:
    return written(of_refusal(refusal))


@api.exception_handler(ValidationError)
def wrong_values(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return written(Invalid(faults=faults(error.errors)))


@api.exception_handler(Http404)
def nothing_there(request: HttpRequest, error: Http404) -> HttpResponse:
    return written(Missing(_("The address may be incomplete, or what stood here is gone.")))


@api.exception_handler(RequestDataTooBig)
def too_much(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    return written(TooLarge(_("A request has at most 2 MB; photos are sent one by one.")))


@api.exception_handler(HttpError)
def unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    """The only one that is raised for us: what was sent is no JSON."""
    return written(Unreadable(_("This is not JSON, or not in UTF-8.")))
