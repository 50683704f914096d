"""One line of a list: everything in words, so that the page only writes it down."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from django.utils import timezone
from django.utils.translation import get_language

from jielin.catalogue.queries import catalogue
from jielin.organisations.queries import directory
from jielin.people.acting import Acting
from jielin.territory.queries import gazetteer
from jielin.ui import spoken

from ..states import OPEN
from ..workflow import CASE

Looks = dict[str, tuple[str, str]]


class Found(NamedTuple):
    """The columns of a line, as they are asked for."""

    id: UUID
    number: str
    title: str
    state: str
    area_id: int
    place: str
    category_id: int
    holder_id: UUID
    due_at: datetime | None
    registered_at: datetime
    is_confidential: bool
    asked_by_id: UUID | None
    recused_ids: list[str]
    kept_from_ids: list[str]


@dataclass(frozen=True)
class Row:
    """A case as a list shows it. `left` is empty when nothing is promised any more."""

    number: str
    title: str
    category: str
    place: str
    state: str
    tone: str
    holder: str
    left: str
    due: str
    is_late: bool
    percent: int
    registered: str
    is_confidential: bool


def spoken_looks() -> Looks:
    """Every state in words of the language now active, and its tone."""
    return _looks(get_language() or "")


class Writer:
    """Writes lines; what many lines share is looked up once."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.zone = timezone.get_current_timezone()
        self.classes, self.units, self.places = catalogue(), directory(), gazetteer()
        self.looks = spoken_looks()

    def row(self, one: Found) -> Row:
        """The line of one case."""
        due = one.due_at if one.state in OPEN else None
        state, tone = self.looks[one.state]
        return Row(
            number=one.number,
            title=one.title,
            category=self.classes.get(one.category_id).title,
            place=one.place or self.places.label(one.area_id),
            state=state,
            tone=tone,
            holder=self.units.name(one.holder_id),
            left=spoken.left(due, self.now) if due else "",
            due=due.isoformat(timespec="seconds") if due else "",
            is_late=due is not None and due < self.now,
            percent=_percent(one.registered_at, due, self.now) if due else 0,
            registered=f"{one.registered_at.astimezone(self.zone):%Y-%m-%d %H:%M}",
            is_confidential=one.is_confidential,
        )


@lru_cache(maxsize=8)
def _looks(language: str) -> Looks:
    return {state: (str(look.label), look.tone) for state, look in CASE.looks.items()}


def _percent(since: datetime, due: datetime, now: datetime) -> int:
    """How much of the time is used, 0 to 100; a redo counts from its own promise's end."""
    whole = (due - since).total_seconds()
    return max(0, min(100, round((now - since).total_seconds() * 100 / whole))) if whole > 0 else 0


def plain(rows: Any) -> list[Found]:
    """The lines' columns of these cases."""
    return [Found(*one) for one in rows.values_list(*Found._fields)]


class Kept(Protocol):
    """The columns that say who must keep away."""

    @property
    def asked_by_id(self) -> UUID | None: ...
    @property
    def recused_ids(self) -> list[str]: ...
    @property
    def kept_from_ids(self) -> list[str]: ...


def is_interested(actor: Acting, one: Kept) -> bool:
    """As `policy.is_interested`, on plain values."""
    if actor.id == one.asked_by_id or str(actor.id) in one.recused_ids:
        return True
    mine = {str(id) for id in actor.organisations} if one.kept_from_ids else set()
    return not mine.isdisjoint(one.kept_from_ids)
