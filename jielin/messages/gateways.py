"""How a text message leaves the house: by the setting SMS_GATEWAY, "outbox" or "http"."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

TIMEOUT = 5.0  # seconds, for connecting and for each answer
WORTH_ANOTHER_TRY = frozenset({408, 425, 429})


@dataclass(frozen=True)
class Letter:
    """What is sent. The id is the same in every try, so that the gateway can send it once."""

    id: UUID
    to: str
    text: str


class NotSentError(Exception):
    """The gateway did not take it; `again` when another try makes sense."""

    def __init__(self, reason: str, *, again: bool) -> None:
        super().__init__(reason)
        self.reason, self.again = reason, again


def send(letter: Letter) -> None:
    """Hand the letter over. Raises NotSentError, ImproperlyConfigured."""
    way = GATEWAYS.get(settings.SMS_GATEWAY)
    if way is None:
        raise ImproperlyConfigured(f"SMS_GATEWAY is one of {', '.join(GATEWAYS)}.")
    way(letter)


def _stay(letter: Letter) -> None:
    """The stand-in: the outbox page is where the message ends."""


def _post(letter: Letter) -> None:
    """POST {to, text, id} with a bearer token; any 2xx is a receipt (docs/messages.md)."""
    try:
        with _OPENER.open(_request(letter), timeout=_timeout()):
            return
    except HTTPError as error:
        error.close()
        again = error.code >= 500 or error.code in WORTH_ANOTHER_TRY
        raise NotSentError(f"HTTP {error.code}", again=again) from error
    except (URLError, HTTPException, OSError) as error:
        raise NotSentError(_reason(error), again=True) from error


def _request(letter: Letter) -> Request:
    url = settings.SMS_URL
    if urlsplit(url).scheme not in {"http", "https"}:
        raise ImproperlyConfigured("SMS_URL is an http or https address.")
    body = {"to": letter.to, "text": letter.text, "id": str(letter.id)}
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "Authorization": f"Bearer {settings.SMS_TOKEN}",
    }
    data = json.dumps(body, ensure_ascii=False).encode()
    return Request(url, data=data, headers=headers, method="POST")  # noqa: S310 checked above


def _timeout() -> float:
    return float(getattr(settings, "SMS_TIMEOUT", TIMEOUT))


def _reason(error: Exception) -> str:
    """A short reason without the number or the text."""
    cause = getattr(error, "reason", error)
    if isinstance(cause, TimeoutError):
        return "timeout"
    return f"{type(cause).__name__}"


class _NoRedirect(HTTPRedirectHandler):
    """A phone number is posted to the address that was set, to no other."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        return None


_OPENER = build_opener(_NoRedirect)
GATEWAYS: dict[str, Callable[[Letter], None]] = {"outbox": _stay, "http": _post}
