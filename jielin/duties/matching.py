"""Whether lists let a task go to a community: the nearest entry decides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

Role = Literal["", "lead", "assisting"]
NEGATIVE = "negative"
ASSISTING = "assisting"


@dataclass(frozen=True)
class Listed:
    """An entry as the check sees it: its kind of list, its categories and its days."""

    entry_id: UUID
    version_id: UUID
    kind: str
    categories: tuple[str, ...]
    title: str
    basis: str
    unit_id: UUID | None = None
    starts_on: date | None = None
    ends_on: date | None = None

    def counts_on(self, day: date) -> bool:
        """Whether the day lies within the entry's own days."""
        has_begun = self.starts_on is None or self.starts_on <= day
        return has_begun and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True)
class Match:
    """What the lists say: the entry that decides, or none, and the part it gives."""

    entry: Listed | None
    is_allowed: bool
    role: Role = ""


def match(entries: Iterable[Listed], chain: Sequence[str], day: date) -> Match:
    """The entry nearest to the category decides; at the same nearness “no” goes first.

    `chain` holds codes from the leaf up. What no list names is not allowed.
    """
    fitting = [
        (distance, one)
        for one in entries
        if one.counts_on(day) and (distance := _distance(one, chain)) is not None
    ]
    if not fitting:
        return Match(None, is_allowed=False)
    _away, entry = min(fitting, key=lambda pair: (pair[0], _weight(pair[1])))
    if entry.kind == NEGATIVE:
        return Match(entry, is_allowed=False)
    return Match(entry, is_allowed=True, role="assisting" if entry.kind == ASSISTING else "lead")


def _distance(entry: Listed, chain: Sequence[str]) -> int | None:
    found = [chain.index(code) for code in entry.categories if code in chain]
    return min(found) if found else None


def _weight(entry: Listed) -> int:
    """A refusal, then a duty of one's own, then help."""
    return {NEGATIVE: 0, ASSISTING: 2}.get(entry.kind, 1)
