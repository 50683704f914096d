"""What these pages share: whose they are, in which home it is asked, and who is really there."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import add_never_cache_headers

from jielin.kernel import clock, personal
from jielin.kernel.homes import everywhere, home_of
from jielin.kernel.personal import Person
from jielin.people.duties import ask_to_sign_in, portal_view
from jielin.people.limits import SECOND_PROOF
from jielin.people.models import Account, SignIn

REMEMBERED = "community"


def own_page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Only for whoever is signed in; the browser keeps no copy."""

    @wraps(view)
    def answered(request: HttpRequest, **rest: Any) -> HttpResponseBase:
        answer = view(request, **rest)
        add_never_cache_headers(answer)
        return answer

    return portal_view(signed_in=True)(answered)


def fresh_page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Only for whoever has proven within ten minutes that they are there; else asks again."""

    @wraps(view)
    def answered(request: HttpRequest, **rest: Any) -> HttpResponseBase:
        return view(request, **rest) if is_fresh(request) else ask_to_sign_in(request)

    return own_page(answered)


def is_fresh(request: HttpRequest) -> bool:
    """Whether the password or code was given a moment ago."""
    row = SignIn.of(request.session.session_key or "")
    return row is not None and row.started_at > clock.now() - SECOND_PROOF


def me(request: HttpRequest) -> Account:
    return cast(Account, request.user)


def person(request: HttpRequest) -> Person:
    """Whoever is signed in."""
    account = me(request)
    return Person(account.pk, account.proven_index)


def home_for(request: HttpRequest) -> int:
    """Where it is asked: where data of the person is, else where they live, else the first."""
    found = personal.homes(person(request))
    if found:
        return found[0]
    lives = home_of(request.COOKIES.get(REMEMBERED, "").partition("/")[0])
    return lives.pk if lives else everywhere()[0]
