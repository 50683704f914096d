"""Words from a recording: by the setting RECOGNISER, "none", "stand_in" or "http"."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException
from typing import IO
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

TIMEOUT = 30.0  # seconds: a minute of speech takes a while
MOST_CHARACTERS = 2000
MOST_BYTES = 65_536


@dataclass(frozen=True)
class Recording:
    """What is to be heard: the bytes and their media type, nothing of who spoke."""

    body: bytes
    media_type: str


class NotHeardError(Exception):
    """The recogniser gave no words; the handler listens and writes them down."""


def recognise(recording: Recording) -> str:
    """The words; empty without a recogniser. Raises NotHeardError, ImproperlyConfigured."""
    way = RECOGNISERS.get(settings.RECOGNISER)
    if way is None:
        raise ImproperlyConfigured(f"RECOGNISER is one of {', '.join(RECOGNISERS)}.")
    return " ".join(way(recording).split())[:MOST_CHARACTERS]


def _none(recording: Recording) -> str:
    return ""


def _stand_in(recording: Recording) -> str:
    """For development and demonstrations: says how much there is to hear, and hears nothing."""
    return f"（演示识别：{len(recording.body)} 字节的录音，请听后改写。）"


def _post(recording: Recording) -> str:
    """POST the bytes with a bearer token; the answer is {"text": "…"} (docs/cases.md)."""
    try:
        with _OPENER.open(_request(recording), timeout=TIMEOUT) as answer:
            told = json.loads(answer.read(MOST_BYTES))
    except (URLError, HTTPException, OSError, ValueError) as error:
        raise NotHeardError(type(error).__name__) from error
    text = told.get("text") if isinstance(told, dict) else None
    if not isinstance(text, str):
        raise NotHeardError("no text")
    return text


def _request(recording: Recording) -> Request:
    url = settings.RECOGNISER_URL
    if urlsplit(url).scheme not in {"http", "https"}:
        raise ImproperlyConfigured("RECOGNISER_URL is an http or https address.")
    headers = {
        "Content-Type": recording.media_type,
        "Authorization": f"Bearer {settings.RECOGNISER_TOKEN}",
    }
    return Request(url, data=recording.body, headers=headers, method="POST")  # noqa: S310 checked


class _NoRedirect(HTTPRedirectHandler):
    """A voice is posted to the address that was set, to no other."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        return None


_OPENER = build_opener(_NoRedirect)
RECOGNISERS: dict[str, Callable[[Recording], str]] = {
    "none": _none,
    "stand_in": _stand_in,
    "http": _post,
}
