"""The wordings of a home as their pages show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from jielin.messages import composing
from jielin.messages.models import HomeWording, WordingVersion, wording_of
from jielin.messages.wording import Template, delivered

from .rules import names_of


@dataclass(frozen=True)
class Line:
    """A message in the list."""

    key: str
    purpose: str
    text: str
    is_own: bool
    parts: int


@dataclass(frozen=True)
class Look:
    """How a text arrives: with invented values, and its length."""

    language: str
    text: str
    signs: int
    parts: int


@dataclass(frozen=True)
class Version:
    """What was sent from a moment on; without text the delivered words."""

    number: int
    text: str
    text_en: str
    at: datetime
    by: str


def lines(tenant_id: int) -> tuple[Line, ...]:
    """All messages, in the order of the sheet."""
    return tuple(_line(tenant_id, words) for words in delivered().values())


def looks(texts: Mapping[str, str]) -> tuple[Look, ...]:
    """Both languages, where there is a text that can be filled."""
    return tuple(_look(language, text) for language, text in texts.items() if text)


def versions(wording: HomeWording) -> tuple[Version, ...]:
    """All versions, the newest first; two queries."""
    if wording.version == 0:
        return ()
    rows = list(
        WordingVersion.objects.filter(tenant_id=wording.tenant_id, wording_id=wording.pk).order_by(
            "-number"
        )
    )
    names = names_of({row.by_id for row in rows if row.by_id})
    return tuple(
        Version(row.number, row.text, row.text_en, row.written_at,
                names.get(row.by_id, "") if row.by_id else "")
        for row in rows
    )  # fmt: skip


def _line(tenant_id: int, words: Template) -> Line:
    mine = wording_of(tenant_id, words.key)
    parts = composing.length(composing.sample(mine.text)).parts
    return Line(words.key, words.purpose, mine.text, mine.version != words.version, parts)


def _look(language: str, text: str) -> Look:
    filled = composing.sample(text)
    length = composing.length(filled)
    return Look(language, filled, length.signs, length.parts)
