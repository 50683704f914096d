"""What an entry of a list says, as plain values, and how two versions differ."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Literal
from uuid import UUID

# Entries that admission puts into a list have the number of the admission for a code.
RESERVED = "ZR2"


@dataclass(frozen=True)
class EntryText:
    """One entry. `categories` are codes; without a unit the owner of the list is in charge."""

    code: str
    title: str
    basis: str
    categories: tuple[str, ...] = ()
    unit_id: UUID | None = None
    assisting: tuple[UUID, ...] = ()
    note: str = ""
    ends_on: date | None = None


@dataclass(frozen=True)
class Difference:
    """One entry of two versions: `changed` names the fields that differ."""

    what: Literal["added", "removed", "changed"]
    before: EntryText | None
    after: EntryText | None
    changed: tuple[str, ...] = ()

    @property
    def entry(self) -> EntryText:
        """The entry as it is, or as it was."""
        found = self.after or self.before
        if found is None:
            raise ValueError("A difference has at least one side.")
        return found


def is_reserved(code: str) -> bool:
    """Whether only admission may give such a code."""
    return code.upper().startswith(RESERVED)


def compare(before: Iterable[EntryText], after: Iterable[EntryText]) -> tuple[Difference, ...]:
    """What is new, what is gone and what reads differently, in the order of the codes."""
    old = {entry.code: entry for entry in before}
    new = {entry.code: entry for entry in after}
    found = (_difference(old.get(code), new.get(code)) for code in sorted({*old, *new}))
    return tuple(one for one in found if one is not None)


def _difference(before: EntryText | None, after: EntryText | None) -> Difference | None:
    if before is None:
        return Difference("added", None, after)
    if after is None:
        return Difference("removed", before, None)
    changed = _changed(before, after)
    return Difference("changed", before, after, changed) if changed else None


def _changed(before: EntryText, after: EntryText) -> tuple[str, ...]:
    names = (field.name for field in fields(EntryText))
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))
