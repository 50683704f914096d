"""How an app tells the audit administrator what its settings events mean."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.functional import Promise as Lazy


@dataclass(frozen=True)
class Said:
    """One event in words, after the name of whoever did it; `note` is the reason given.

    `who` stands in place of the name where a resident acted: the record is of staff alone.
    """

    act: str
    note: str = ""
    icon: str = "doc"
    tone: str = "idle"
    who: str = ""


@dataclass(frozen=True)
class Act:
    """How one kind of event is told: words with named places to fill."""

    words: str | Lazy
    icon: str = "doc"
    tone: str = "idle"

    def said(self, told: Mapping[str, object], *, note: str = "", who: str = "") -> Said:
        """The words filled."""
        return Said(str(self.words) % told, note, self.icon, self.tone, who)


@dataclass(frozen=True)
class Audited:
    """The kinds of subjects, and what their events say, by the event's id.

    Offered as the answer of a panel in the slot `audit.log`.
    """

    kinds: frozenset[str]
    tell: Callable[[Sequence[Any]], Mapping[UUID, Said]]
