"""What a told case left behind, as lines with blanks: ids, moments and the place of a copy."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Model

from jielin.kernel.copying import Line, Table
from jielin.kernel.digests import START, canonical, sm3, spoken
from jielin.kernel.models import Event

from .press import ID, Move

# What was pressed bears this as its trace: a copy is no mould.
PRESSED = "volume"
Slots = tuple[tuple[int, int], ...]


@dataclass
class Blanks:
    """Every id and moment of a case once, so that a copy fills in each only once."""

    ids: dict[str, int] = field(default_factory=dict)
    moments: dict[Any, int] = field(default_factory=dict)

    def id(self, told: object) -> int:
        return self.ids.setdefault(str(told), len(self.ids))

    def moment(self, told: date) -> int:
        return self.moments.setdefault(told, len(self.moments))

    def filled(self, move: Move) -> "Filled":
        ids = [move.ids.get(old, old) for old in self.ids]
        keys, moments = (
            [*map(move.spelling.key, ids)],
            [told + move.shift for told in self.moments],
        )
        return Filled(ids, keys, [*map(move.spelling.moment, moments)], moments, move)


@dataclass(frozen=True)
class Filled:
    """The same of a copy: ids as texts say them and as columns hold them; moments likewise."""

    ids: list[str]
    keys: list[str]
    spelled: list[str]
    moments: list[Any]
    move: Move


@dataclass(frozen=True)
class Words:
    """A text in which ids stand."""

    parts: tuple[str, ...]
    slots: Slots

    @classmethod
    def of(cls, text: str, blanks: Blanks) -> "Words":
        parts = ID.split(text)
        found = ID.findall(text)
        both = [part for pair in zip(parts, [*found, ""], strict=True) for part in pair]
        return cls(tuple(both), tuple((2 * at + 1, blanks.id(id)) for at, id in enumerate(found)))

    def filled(self, copy: Filled) -> str:
        new = list(self.parts)
        for at, id in self.slots:
            new[at] = copy.ids[id]
        return "".join(new)


@dataclass(frozen=True)
class Row:
    """A stored row as a line, and where the blanks stand in it."""

    model: type[Model]
    line: tuple[Any, ...]
    ids: Slots
    moments: Slots
    texts: tuple[tuple[int, Words], ...]
    area: int | None

    @classmethod
    def of(cls, stored: Model, table: Table, blanks: Blanks) -> "Row":
        line = table.line(stored)
        names = [one.attname for one in stored._meta.concrete_fields]
        told = [(table.place(name), getattr(stored, name)) for name in names]
        texts = [at for at, one in told if isinstance(one, dict | list) and ID.search(line[at])]
        return cls(
            model=type(stored),
            line=tuple(line),
            ids=tuple((at, blanks.id(one)) for at, one in told if isinstance(one, UUID)),
            moments=tuple((at, blanks.moment(one)) for at, one in told if isinstance(one, date)),
            texts=tuple((at, Words.of(line[at], blanks)) for at in texts),
            area=table.place("area_id") if "area_id" in names else None,
        )

    def filled(self, copy: Filled) -> Line:
        """The same row at another time, in another place, of other people."""
        new = list(self.line)
        for at, id in self.ids:
            new[at] = copy.keys[id]
        for at, moment in self.moments:
            new[at] = copy.spelled[moment]
        for at, text in self.texts:
            new[at] = text.filled(copy)
        if self.area is not None:
            new[self.area] = copy.move.area
        return new


@dataclass(frozen=True)
class Fact:
    """An event, and what it says for its digest: all but the moment, which comes last."""

    row: Row
    said: Words
    subject: int
    moment: int
    digest: int

    @classmethod
    def of(cls, event: Event, table: Table, blanks: Blanks) -> "Fact":
        event.request_id = PRESSED
        *said, _moment = event.said()
        return cls(
            row=Row.of(event, table, blanks),
            said=Words.of(canonical(said).decode().removesuffix("]"), blanks),
            subject=blanks.id(event.subject_id),
            moment=blanks.moment(event.happened_at),
            digest=table.place("digest"),
        )

    def linked(self, copy: Filled, heads: dict[int, bytes]) -> Line:
        """The line of the copy, next in the chain of its subject."""
        said = f'{self.said.filled(copy)},"{spoken(copy.moments[self.moment])}"]'
        heads[self.subject] = sm3(heads.get(self.subject, START), said.encode())
        line = self.row.filled(copy)
        line[self.digest] = copy.move.spelling.plain(heads[self.subject])
        return line


@dataclass(frozen=True)
class Part:
    """A row beside the events, and where its chain's head stands in it, if it has one."""

    row: Row
    id: int
    head: int | None

    @classmethod
    def of(cls, stored: Model, table: Table, blanks: Blanks) -> "Part":
        has_chain = bool(getattr(stored, "event_seq", 0))
        head = table.place("event_digest") if has_chain else None
        return cls(Row.of(stored, table, blanks), blanks.id(stored.pk), head)

    def filled(self, copy: Filled, heads: dict[int, bytes]) -> Line:
        line = self.row.filled(copy)
        if self.head is not None:
            line[self.head] = copy.move.spelling.plain(heads[self.id])
        return line
