"""Plain HTTP on a person's behalf, so that a browser may start in the middle of a story."""

import re
import urllib.error
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookiejar import Cookie, CookieJar
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

CHOSEN = "what the page has chosen"
OWN = "the password of the cast"
WAIT = 30


@dataclass
class Errand:
    """One browser's cookies without a browser."""

    origin: str
    password: str = ""
    jar: CookieJar = field(default_factory=CookieJar)

    def get(self, path: str) -> str:
        """The page, after redirects; also one that says 404 or 422."""
        return self._open(Request(urljoin(self.origin, path)))  # noqa: S310

    def post(self, path: str, data: Mapping[str, str]) -> str:
        """Read the page, then send its form as it stands, but for what is told."""
        page = self.get(path)
        told = {name: self._meant(page, name, value) for name, value in data.items()}
        told["csrfmiddlewaretoken"] = self.cookies().get("csrftoken", "")
        body = urlencode(told).encode()
        return self._open(Request(urljoin(self.origin, path), data=body))  # noqa: S310

    def take(self, name: str, value: str) -> None:
        """Carry a cookie that somebody else was given."""
        host = urlsplit(self.origin).hostname or ""
        domain = host if "." in host else f"{host}.local"
        told: dict[str, Any] = dict.fromkeys(("port", "expires", "comment", "comment_url"))
        self.jar.set_cookie(
            Cookie(0, name, value, domain=domain, domain_specified=False, path="/",
                   path_specified=True, domain_initial_dot=False, port_specified=False,
                   secure=False, discard=True, rest={}, **told)
        )  # fmt: skip

    def cookies(self) -> dict[str, str]:
        return {cookie.name: cookie.value or "" for cookie in self.jar}

    def _meant(self, page: str, name: str, value: str) -> str:
        if value == OWN:
            return self.password
        return _chosen(page, name) if value == CHOSEN else value

    def _open(self, request: Request) -> str:
        request.add_header("Referer", self.origin)
        request.add_header("Accept-Language", "zh-CN")
        try:
            with self._opener.open(request, timeout=WAIT) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return error.read().decode()

    @property
    def _opener(self) -> OpenerDirector:
        return build_opener(HTTPCookieProcessor(self.jar))


def playwright_cookies(origin: str, cookies: Mapping[str, str]) -> list[dict[str, str]]:
    """The cookies in the form a browser context takes them."""
    parts = urlsplit(origin)
    base = f"{parts.scheme}://{parts.netloc}"
    return [{"name": name, "value": value, "url": base} for name, value in cookies.items()]


def _chosen(page: str, name: str) -> str:
    """The radio that is checked, or the value a hidden field has."""
    for tag in re.findall(r"<input[^>]*>", page):
        if f'name="{name}"' in tag and ("checked" in tag or 'type="hidden"' in tag):
            found = re.search(r'value="([^"]*)"', tag)
            return found[1] if found else ""
    return ""
