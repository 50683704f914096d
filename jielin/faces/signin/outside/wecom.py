"""WeCom's own dialect: the page with the code to scan, the application's token, the member."""

from typing import Any
from urllib.parse import urlencode

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Client, OAuth2Error
from django.conf import settings
from django.core.cache import cache

# The browser inside the WeCom app, where nobody can scan the own screen.
INSIDE = "wxwork"
EARLIER = 300  # seconds; a token is not used up to its last moment


class WeComClient(OAuth2Client):  # type: ignore[misc]  # allauth has no types
    """Builds the addresses as WeCom documents them."""

    def get_redirect_url(self, authorization_url: str, scope: Any, extra_params: Any) -> str:
        told = settings.OUTSIDE_WAYS["wecom"]
        said = {
            "appid": self.consumer_key,
            "agentid": told["agent_id"],
            "redirect_uri": self.callback_url,
            "state": self.state or "",
        }
        if INSIDE in self.request.headers.get("User-Agent", "").lower():
            asked = urlencode({**said, "response_type": "code", "scope": "snsapi_base"})
            return f"{told['open_url']}/connect/oauth2/authorize?{asked}#wechat_redirect"
        return f"{authorization_url}?{urlencode({'login_type': 'CorpApp', **said})}"

    def get_access_token(self, code: str, *_: Any, **__: Any) -> dict[str, Any]:
        """The application's token, kept while it lasts: WeCom limits how often one asks."""
        place = f"signin.wecom.{self.consumer_key}.{settings.OUTSIDE_WAYS['wecom']['agent_id']}"
        token = cache.get(place)
        if token is None:
            asked = {"corpid": self.consumer_key, "corpsecret": self.consumer_secret}
            told = _get(self.access_token_url, asked)
            token = str(told["access_token"])
            cache.set(place, token, max(int(told.get("expires_in", 0)) - EARLIER, 0))
        return {"access_token": token}


def user_of(token: str, code: str) -> str:
    """The member a code stands for. Raises OAuth2Error for a stranger to the organisation."""
    url = f"{settings.OUTSIDE_WAYS['wecom']['api_url']}/cgi-bin/auth/getuserinfo"
    told = _get(url, {"access_token": token, "code": code})
    if not told.get("userid"):
        raise OAuth2Error("not a member of the organisation")
    return str(told["userid"])


def _get(url: str, asked: dict[str, str]) -> dict[str, Any]:
    with get_adapter().get_requests_session() as session:
        response = session.get(url, params=asked)
        response.raise_for_status()
    told: dict[str, Any] = response.json()
    if told.get("errcode", 0) != 0:
        raise OAuth2Error(f"WeCom answered {told['errcode']}")
    return told
