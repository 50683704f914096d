"""“Who is in charge of …?”: entries in force that answer, with unit, duty phone and basis."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from jielin.catalogue.queries import catalogue
from jielin.organisations.queries import Unit, directory
from jielin.organisations.tree import Kind

from ..finding import Findable, find
from ..models import DutyEntry
from ..states import ListKind
from .checking import in_force
from .lists import EntryLine, entry_line, home_community
from .naming import category_titles

LONGEST_QUESTION = 60
MOST_ANSWERS = 8
GUESSES = 4
# Whose duty it is answers better than whose it is not.
NEGATIVE = 0.6
# Every community and street has lists of the same things: only those concerned are asked.
BY_PLACE = frozenset({Kind.COMMUNITY, Kind.STREET})


@dataclass(frozen=True)
class Answer:
    """An entry that answers, and the list that it stands in."""

    entry: EntryLine
    list_id: UUID
    list_title: str
    number: int | None


def who_is_in_charge(
    asked: str, tenant_id: int, around: Sequence[UUID], on: date
) -> tuple[Answer, ...]:
    """The best first; empty when no list speaks of it. One query.

    `around` are the units whose own lists count, the reader's community among them; of the
    district's units and departments all lists do.
    """
    words = asked.strip()[:LONGEST_QUESTION]
    if not words:
        return ()
    rows = {row.pk: row for row in _rows(tenant_id, set(around), on)}
    findable = (_findable(row) for row in rows.values())
    hits = find(words, findable, _guessed(words), MOST_ANSWERS)
    known = directory()
    here = home_community(unit for id in around if (unit := known.find(id)) is not None)
    return tuple(_answer(rows[hit.entry_id], here) for hit in hits)


def _rows(tenant_id: int, around: set[UUID], on: date) -> Iterable[DutyEntry]:
    owners = (
        unit.id
        for unit in directory().units(tenant_id)
        if unit.id in around or unit.kind not in BY_PLACE
    )
    rows = DutyEntry.objects.filter(in_force(tenant_id, owners, on))
    return rows.select_related("version__duty_list")


def _findable(row: DutyEntry) -> Findable:
    rest = f"{category_titles(row.categories)} {row.note} {_words(row.categories)}"
    weight = NEGATIVE if row.version.duty_list.kind == ListKind.NEGATIVE else 1.0
    return Findable(row.pk, row.title, rest, tuple(row.categories), weight)


def _words(codes: Iterable[str]) -> str:
    """What residents call these categories."""
    found = (catalogue().by_code(code) for code in codes)
    return " ".join(word for leaf in found if leaf is not None for word in leaf.words)


def _guessed(words: str) -> dict[str, float]:
    """The categories that the question is probably about, the likeliest with the weight 1."""
    guesses = catalogue().guess(words, GUESSES)
    top = max((guess.score for guess in guesses), default=0.0)
    weights = {guess.category.code: guess.score / top for guess in guesses if guess.score > 0}
    groups = {catalogue().chain(guess.category.id)[-1] for guess in guesses[:1]}
    return {**dict.fromkeys(groups, 0.3), **weights}


def _answer(row: DutyEntry, here: Unit | None) -> Answer:
    version = row.version
    return Answer(
        entry=entry_line(row, version.duty_list, here),
        list_id=version.duty_list_id,
        list_title=version.duty_list.title,
        number=version.number,
    )
