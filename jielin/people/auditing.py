"""How an app tells the audit administrator what its settings events mean."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Said:
    """One event in words, after the name of whoever did it; `note` is the reason given."""

    act: str
    note: str = ""
    icon: str = "doc"
    tone: str = "idle"


@dataclass(frozen=True)
class Audited:
    """The kinds of subjects, and what their events say, by the event's id.

    Offered as the answer of a panel in the slot `audit.log`.
    """

    kinds: frozenset[str]
    tell: Callable[[Sequence[Any]], Mapping[UUID, Said]]
