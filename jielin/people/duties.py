"""Every desk page names its duty, every portal page its place; the request carries both."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from jielin.kernel.homes import home_of
from jielin.kernel.models import Tenant
from jielin.territory.queries import Place, gazetteer

from . import queries
from .acting import Acting
from .kept import keep
from .models import Account, SignIn
from .models.sign_in import today

MEANS = "means"  # session: how the person signed in
_SEEN = "seen_on"


class DeskRequest(HttpRequest):
    """A request of a person with a post in `home`; `acting` holds only the posts there."""

    user: Account
    acting: Acting
    home: Tenant


class PortalRequest(HttpRequest):
    """A request of anybody; `home` and `community` are set when the address names them."""

    acting: Acting
    home: Tenant
    community: Place


DeskView = Callable[..., HttpResponse]
PortalView = Callable[..., HttpResponseBase]


def desk_view(duty: str, *more: str) -> Callable[[DeskView], DeskView]:
    """Admit persons with a post in `<home>` that carries one of the duties.

    The view is called as `view(request, **rest)`, without `home`. No post in the home is
    404, a post without the duty 403, and whoever is not signed in is asked to. The browser
    keeps no copy, so that nobody reads it after sign-out.
    """
    duties = (duty, *more)

    def declare(view: DeskView) -> DeskView:
        @wraps(view)
        def admitted(request: HttpRequest, *, home: str, **rest: Any) -> HttpResponse:
            if not isinstance(request.user, Account) or _by_code(request):
                return ask_to_sign_in(request)
            _note_the_day(request)
            answer = view(_at_desk(request, home, duties), **rest)
            add_never_cache_headers(answer)
            return answer

        cast(Any, admitted).duty = duty
        return admitted

    return declare


def portal_view(*, signed_in: bool = False) -> Callable[[PortalView], PortalView]:
    """Set the actor, and the home and community that the address names, or answer 404.

    The view is called without `home` and `community`. With `signed_in`, nobody else enters.
    Whoever is signed in leaves no copy in the browser: the next one at it reads nothing.
    """

    def declare(view: PortalView) -> PortalView:
        @wraps(view)
        def admitted(
            request: HttpRequest, *, home: str = "", community: str = "", **rest: Any
        ) -> HttpResponseBase:
            if isinstance(request.user, Account):
                _note_the_day(request)
            elif signed_in:
                return ask_to_sign_in(request)
            answer = view(_at_portal(request, home, community), **rest)
            if isinstance(request.user, Account) and not answer.has_header("Cache-Control"):
                add_never_cache_headers(answer)
            return answer

        cast(Any, admitted).is_portal = True
        return admitted

    return declare


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Lead to the sign-in page and back. What was typed into a form is kept."""
    page = _way_back(request)
    if request.method == "POST":
        keep(request, page)
    target = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': page})}"
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401, headers={"HX-Redirect": target})
    return HttpResponseRedirect(target)


def safe_path(request: HttpRequest, target: str, otherwise: str = "/") -> str:
    """An address of this site, as a path; anything else becomes `otherwise`."""
    is_ours = url_has_allowed_host_and_scheme(
        target, {request.get_host()}, require_https=request.is_secure()
    )
    if not target or not is_ours:
        return otherwise
    parts = urlsplit(target)
    # Alone, as a browser reads it, "//evil.example" is another site; so with a backslash.
    if not parts.path.startswith("/") or parts.path[1:2] in {"/", "\\"}:
        return otherwise
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _way_back(request: HttpRequest) -> str:
    """The page itself, or for a form the page it stood on."""
    if request.method in {"GET", "HEAD"} and not request.headers.get("HX-Request"):
        return request.get_full_path()
    page = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    return safe_path(request, page)


def _by_code(request: HttpRequest) -> bool:
    """A text message may be read by whoever holds the telephone: not enough for the desk."""
    return request.session.get(MEANS) == SignIn.Means.CODE


def _at_desk(request: HttpRequest, slug: str, duties: tuple[str, ...]) -> DeskRequest:
    desk = cast(DeskRequest, request)
    everywhere = queries.acting(desk.user)
    home = everywhere.home(slug)
    if home is None:
        raise Http404
    desk.home, desk.acting = home, everywhere.at(home.pk)
    if not any(desk.acting.has_duty(duty) for duty in duties):
        raise PermissionDenied(
            _("Your posts do not include this page. Your security administrator can change that.")
        )
    return desk


def _at_portal(request: HttpRequest, slug: str, community: str) -> PortalRequest:
    portal = cast(PortalRequest, request)
    portal.acting = queries.resident(cast(Any, request.user))
    if slug:
        portal.home = _home(slug)
    if community:
        portal.community = _community(portal.home, community)
    return portal


def _home(slug: str) -> Tenant:
    found = home_of(slug)
    if found is None:
        raise Http404
    return found


def _community(home: Tenant, slug: str) -> Place:
    place = gazetteer().by_slug(home.pk, slug)
    if place is None or place.level != "community":
        raise Http404
    return place


def _note_the_day(request: HttpRequest) -> None:
    """Write the day of last use once a day, for the page of sign-ins."""
    day = today().isoformat()
    if request.session.get(_SEEN) == day:
        return
    request.session[_SEEN] = day
    SignIn.seen(request.session.session_key or "")
