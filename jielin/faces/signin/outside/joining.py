"""Who came back from outside: joins to an account that exists, and never makes one."""

from typing import Any, NoReturn, cast

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthError, AuthProcess
from allauth.socialaccount.providers.oauth2.provider import OAuth2Provider
from django.conf import settings
from django.contrib.messages import error as refuse
from django.contrib.messages import success
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import override

from jielin.people.models import Account

from .. import entering, pending
from . import ways
from .stranger import stranger


class Joining(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """allauth asks the provider; from there on the door is ours."""

    def get_provider(
        self, request: HttpRequest, provider: str, client_id: str | None = None
    ) -> OAuth2Provider:
        return ways.provider(request, provider)

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> NoReturn:
        with override(_language(sociallogin.state)):
            raise ImmediateHttpResponse(_answer(request, sociallogin))

    def on_authentication_error(
        self, request: HttpRequest, provider: OAuth2Provider, *_args: Any, **told: Any
    ) -> NoReturn:
        state = (told.get("extra_context") or {}).get("state")
        with override(_language(state)):
            if told.get("error") == AuthError.CANCELLED:
                refuse(request, _("You stopped there. Nothing was changed."))
                raise ImmediateHttpResponse(redirect("signin:login"))
            raise ImmediateHttpResponse(stranger(request, "failed", provider.app.name))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def send_notification_mail(self, *args: object, **kwargs: object) -> None:
        """People here have telephones, and no addresses of mail."""


def _answer(request: HttpRequest, login: SocialLogin) -> HttpResponse:
    if login.state.get("process") == AuthProcess.CONNECT:
        return _tie(request, login)
    found, why = _of_the_city(request, login) if _is_city(login) else (_known(login), "untied")
    label = ways.label_of(login.account.provider)
    if found is None or not found.is_active:
        return stranger(request, why, label)
    target, means = login.state.get("next", ""), login.account.provider
    return entering.begin(request, found, means, target, is_double=_is_double(login))


def _of_the_city(request: HttpRequest, login: SocialLogin) -> tuple[Account | None, str]:
    """By the claim, and the same person there as before: names are given again to others."""
    told = settings.OUTSIDE_WAYS[ways.CITY]
    name = str(login.said.get(told["claim"]) or "").strip().lower()
    named = Account.objects.filter(username=name).first() if name else None
    if named is None:
        return None, "unknown"
    known = _known(login)
    before = SocialAccount.objects.filter(user=named, provider=ways.CITY).first()
    if known is None and before is None:
        login.connect(request, named)
    elif known != named or before is None or before.uid != login.account.uid:
        return None, "another"
    return named, "unknown"


def _tie(request: HttpRequest, login: SocialLogin) -> HttpResponse:
    """Tie it to the person who is signed in, once each."""
    label = {"way": ways.label_of(login.account.provider)}
    me, known = request.user, _known(login)
    if not isinstance(me, Account) or not pending.is_fresh(request):
        refuse(request, _("The sign-in ended meanwhile. Sign in and try again."))
        return redirect("signin:login")
    if known is not None and known != me:
        refuse(request, _("This %(way)s account is tied to another person here.") % label)
    elif known is None and _has(me, login.account.provider):
        refuse(request, _("You have tied another %(way)s account. Untie it first.") % label)
    else:
        if known is None:
            login.connect(request, me)
        success(request, _("From now on you can sign in with %(way)s.") % label)
    return redirect("signin:sessions")


def _is_double(login: SocialLogin) -> bool:
    """Whether the city has asked for a second proof itself, and says so (RFC 8176, amr)."""
    if not _is_city(login):
        return False
    trusted = settings.OUTSIDE_WAYS[ways.CITY]["second_factor"].split(",")
    shown = login.said.get("amr") or []
    return isinstance(shown, list) and bool({word.strip() for word in trusted} & set(shown))


def _is_city(login: SocialLogin) -> bool:
    return bool(login.account.provider == ways.CITY)


def _known(login: SocialLogin) -> Account | None:
    return cast(Account, login.user) if login.is_existing else None


def _has(account: Account, way: str) -> bool:
    return bool(SocialAccount.objects.filter(user=account, provider=way).exists())


def _language(state: dict[str, Any] | None) -> str:
    return str((state or {}).get("language") or settings.LANGUAGE_CODE)
