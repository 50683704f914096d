"""The door of the API: who asks, whether its scope allows it, and not faster than agreed."""

from typing import Any, cast

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from ninja.security import HttpBearer

from jielin.kernel import clock
from jielin.kernel.homes import home
from jielin.kernel.models import Tenant
from jielin.people.acting import Acting

from ..models import PaceMark
from ..queries.known import Known, acting, client_of
from .problems import Forbidden, Missing, TooFast, Unauthorized, WrongType

JSON, MULTIPART = "application/json", "multipart/form-data"


class ClientRequest(HttpRequest):
    """A request of a client in its home; `acting` is the client at its organisation."""

    client: Known
    acting: Acting
    home: Tenant


class Token(HttpBearer):
    """`Authorization: Bearer jl_…`, with a token that has the scope."""

    openapi_bearerFormat = "jl_…"  # noqa: N815
    openapi_description = "A token of an API client: Settings, API clients."

    def __init__(self, scope: str = "", *, takes: str = JSON) -> None:
        super().__init__()
        self.scope, self.takes = scope, takes

    def __call__(self, request: HttpRequest) -> Any:
        """Without a header ninja would answer; we do, in words."""
        if not request.headers.get(self.header, "").lower().startswith("bearer "):
            raise Unauthorized(_("Send a token: Authorization: Bearer jl_…"))
        return super().__call__(request)

    def authenticate(self, request: HttpRequest, token: str) -> Known:
        """The client, and with it the actor and the home of the request."""
        client = client_of(token.strip())
        if client is None:
            raise Unauthorized(_("This token is not known here, was revoked, or has ended."))
        _keep_pace(client)
        asked = cast(ClientRequest, request)
        asked.client, asked.home, asked.acting = client, home(client.tenant_id), acting(client)
        self._check(asked)
        return client

    def _check(self, request: ClientRequest) -> None:
        match = request.resolver_match
        if match is None or match.kwargs.get("home") != request.home.slug:
            raise Missing(_("The address may be incomplete, or what stood here is gone."))
        if self.scope and self.scope not in request.client.scopes:
            said = _("This token lacks the scope “%(scope)s”.")
            raise Forbidden(said % {"scope": self.scope})
        if request.method in {"POST", "PUT", "PATCH"} and request.content_type != self.takes:
            raise WrongType(_("Send it as %(type)s.") % {"type": self.takes})


def _keep_pace(client: Known) -> None:
    wait = PaceMark.wait(client.tenant_id, client.id, client.per_minute, clock.now())
    if wait:
        said = ngettext("Wait %(n)d second, then go on.", "Wait %(n)d seconds, then go on.", wait)
        raise TooFast(said % {"n": wait}, wait)
