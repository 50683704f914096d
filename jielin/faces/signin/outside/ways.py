"""The ways in that the environment has opened, and their providers."""

from dataclasses import dataclass
from typing import Any

from allauth.socialaccount.models import SocialAccount, SocialApp
from allauth.socialaccount.providers.oauth2.provider import OAuth2Provider
from django.conf import settings
from django.http import HttpRequest

from jielin.people.models import Account, SignIn

from .providers import CityProvider, DingTalk, WeCom

CITY = "city"
PROVIDERS: dict[str, type[OAuth2Provider]] = {
    CITY: CityProvider,
    "wecom": WeCom,
    "dingtalk": DingTalk,
}


@dataclass(frozen=True)
class Way:
    """One way in, as the page names it."""

    id: str
    label: str
    is_tied: bool = False

    @property
    def is_of_the_city(self) -> bool:
        """Single sign-on knows our sign-in names; the others must be tied by the person."""
        return self.id == CITY


def offered() -> tuple[Way, ...]:
    """In the order of the page."""
    return tuple(Way(id, label_of(id)) for id in PROVIDERS if id in settings.OUTSIDE_WAYS)


def tied(account: Account) -> tuple[Way, ...]:
    """The same, and whether this person has tied them."""
    ways = offered()
    rows = SocialAccount.objects.filter(user=account) if ways else SocialAccount.objects.none()
    mine = set(rows.values_list("provider", flat=True))
    return tuple(Way(way.id, way.label, way.id in mine) for way in ways)


def untie(account: Account, way: str) -> None:
    """It is known no more."""
    SocialAccount.objects.filter(user=account, provider=way).delete()


def label_of(way: str) -> str:
    """A city may give its single sign-on a name."""
    named = settings.OUTSIDE_WAYS.get(way, {}).get("label", "")
    return named or str(SignIn.Means(way).label)


def provider(request: HttpRequest, way: str) -> OAuth2Provider:
    """allauth's side of it. Raises SocialApp.DoesNotExist for a way that is not open."""
    told = settings.OUTSIDE_WAYS.get(way)
    if told is None:
        raise SocialApp.DoesNotExist
    kind = PROVIDERS[way]
    app = SocialApp(
        provider=kind.id,
        provider_id=way,
        name=label_of(way),
        client_id=told.get("client_id") or told["corp_id"],
        secret=told.get("client_secret") or told["secret"],
        settings=_settings(way, told),
    )
    return kind(request, app=app)


def _settings(way: str, told: dict[str, str]) -> dict[str, Any]:
    if way == CITY:
        return {"server_url": told["server_url"], "oauth_pkce_enabled": True}
    # DingTalk demands the word; WeCom has no such parameter and gets none.
    return {"auth_params": {"prompt": "consent"}} if way == "dingtalk" else {}
