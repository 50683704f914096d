"""What allauth knows of each way in: where it asks, and who answers. Nothing else is kept."""

from typing import Any

from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.dingtalk.provider import DingTalkProvider
from allauth.socialaccount.providers.dingtalk.views import DingTalkOAuth2Adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.provider import OAuth2Provider
from allauth.socialaccount.providers.oauth2.views import OAuth2Adapter
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import override

from .wecom import WeComClient, user_of

Said = dict[str, Any]


def way_back(request: HttpRequest, way: str) -> str:
    """The address registered with the provider: one, whatever language the page had."""
    with override(settings.LANGUAGE_CODE):
        return request.build_absolute_uri(reverse("signin:back", kwargs={"way": way}))


class CityAdapter(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # allauth has no types
    """OpenID Connect, with our own address to come back to."""

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        return way_back(request, self.provider_id)


class CityProvider(OpenIDConnectProvider):  # type: ignore[misc]
    """The city's single sign-on."""

    oauth2_adapter_class = CityAdapter

    def get_default_scope(self) -> list[str]:
        return ["openid", "profile"]

    def sociallogin_from_response(self, request: HttpRequest, response: Said) -> SocialLogin:
        """Its claims travel with the request and are not stored. Both parts name one person."""
        proof, told = response.get("id_token") or {}, response.get("userinfo") or {}
        if not proof or told.get("sub", proof.get("sub")) != proof.get("sub"):
            raise OAuth2Error("id_token and userinfo name different persons")
        return _bare(super().sociallogin_from_response(request, response), {**told, **proof})


class DingTalkAdapter(DingTalkOAuth2Adapter):  # type: ignore[misc]
    """DingTalk, or a city's own installation of it at another address."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        told = settings.OUTSIDE_WAYS["dingtalk"]
        self.authorize_url = f"{told['login_url']}/oauth2/auth"
        self.access_token_url = f"{told['api_url']}/v1.0/oauth2/userAccessToken"
        self.profile_url = f"{told['api_url']}/v1.0/contact/users/me"

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        return way_back(request, self.provider_id)


class DingTalk(DingTalkProvider):  # type: ignore[misc]
    """Known by the identifier that DingTalk gives a person for this application."""

    oauth2_adapter_class = DingTalkAdapter

    def sociallogin_from_response(self, request: HttpRequest, response: Said) -> SocialLogin:
        return _bare(super().sociallogin_from_response(request, response), {})


class WeComAdapter(OAuth2Adapter):  # type: ignore[misc]
    """WeCom is close to OAuth 2: the token is the application's, the code names the person."""

    provider_id = "wecom"
    client_class = WeComClient

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        told = settings.OUTSIDE_WAYS["wecom"]
        self.authorize_url = f"{told['login_url']}/wwlogin/sso/login"
        self.access_token_url = f"{told['api_url']}/cgi-bin/gettoken"

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        return way_back(request, self.provider_id)

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **_: Any) -> SocialLogin:
        told = {"userid": user_of(token.token, request.GET["code"])}
        return self.get_provider().sociallogin_from_response(request, told)


class WeCom(OAuth2Provider):  # type: ignore[misc]
    """Known by the member's userid in the organisation's address book."""

    id = "wecom"
    name = "WeCom"
    oauth2_adapter_class = WeComAdapter

    def extract_uid(self, data: Said) -> str:
        return str(data["userid"])

    def sociallogin_from_response(self, request: HttpRequest, response: Said) -> SocialLogin:
        return _bare(super().sociallogin_from_response(request, response), {})


def _bare(login: SocialLogin, said: Said) -> SocialLogin:
    """Of all that was said about the person only the identifier goes into a table."""
    login.account.extra_data = {}
    login.said = said
    return login
