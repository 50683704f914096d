"""Going outside to sign in, coming back, and tying or untying a way."""

import logging
from typing import cast

from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.contrib.messages import success
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from requests import RequestException

from jielin.people.duties import ask_to_sign_in, portal_view
from jielin.people.models import Account

from .. import entering, pending
from . import ways
from .stranger import stranger

# An answer that is late, broken or not what the standard promises.
NONSENSE = (
    *(RequestException, AttributeError, KeyError, TypeError, ValueError),
    ImproperlyConfigured,
)
log = logging.getLogger(__name__)


@never_cache
@require_safe
def start(request: HttpRequest, way: str) -> HttpResponse:
    """To the provider. A link, not a form: the content policy lets no form leave this site."""
    return _away(request, way, AuthProcess.LOGIN, entering.wanted(request))


@never_cache
@require_safe
def back(request: HttpRequest, way: str) -> HttpResponse:
    """From the provider: allauth asks it who came, and Joining answers."""
    _open(way)
    provider = ways.provider(request, way)
    try:
        view = OAuth2CallbackView.adapter_view(provider.get_oauth2_adapter(request))
        return cast(HttpResponse, view(request))
    except NONSENSE as error:
        return _silent(request, way, error)


@never_cache
@require_safe
@portal_view(signed_in=True)
def tie(request: HttpRequest, way: str) -> HttpResponse:
    """To the provider, to tie it to the person who is signed in."""
    if not pending.is_fresh(request):
        return ask_to_sign_in(request)
    return _away(request, way, AuthProcess.CONNECT, "")


@require_POST
@portal_view(signed_in=True)
def untie(request: HttpRequest, way: str) -> HttpResponse:
    """It opens the door no more."""
    found = _open(way)
    ways.untie(cast(Account, request.user), way)
    success(request, _("%(way)s does not sign you in any more.") % {"way": found.label})
    return redirect("signin:sessions")


def _away(request: HttpRequest, way: str, process: str, target: str) -> HttpResponse:
    _open(way)
    provider = ways.provider(request, way)
    try:
        answer = provider.redirect(request, process, next_url=target, language=get_language())
    except NONSENSE as error:
        return _silent(request, way, error)
    return cast(HttpResponse, answer)


def _silent(request: HttpRequest, way: str, error: Exception) -> HttpResponse:
    """For operators the kind of fault; what was said may hold secrets and is not written down."""
    log.warning("%s did not answer as it should: %s", way, type(error).__name__)
    return stranger(request, "silent", ways.label_of(way), status=502)


def _open(way: str) -> ways.Way:
    """The way of this name; one that is not open is hidden."""
    for found in ways.offered():
        if found.id == way:
            return found
    raise Http404
