"""The columns of a list's workbook, its rows, and what can be wrong in them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LETTERS = 26


@dataclass(frozen=True)
class Column:
    """A column: its key, its heading in both languages, and what a cell may hold."""

    key: str
    label: str | Lazy
    longest: int
    is_required: bool = False
    width: int = 16

    def labels(self) -> set[str]:
        """The heading in every language, as it may stand in a sheet."""
        found = set()
        for language, _name in settings.LANGUAGES:
            with override(language):
                found.add(str(self.label))
        return found


COLUMNS = (
    Column("code", _("Code"), 24, is_required=True, width=10),
    Column("title", _("Item"), 160, is_required=True, width=34),
    Column("basis", _("Basis with article"), 400, is_required=True, width=34),
    Column("categories", _("Categories (codes)"), 400, width=16),
    Column("unit", _("Unit in charge"), 80, width=20),
    Column("assisting", _("Assisting units"), 400, width=24),
    Column("note", _("Note"), 400, width=28),
    Column("ends_on", _("Last day"), 20, width=12),
)
PROBLEM = _("What to correct")


@dataclass(frozen=True)
class Fault:
    """What is wrong, where: the row as the spreadsheet counts and the letter of the column."""

    row: int
    column: str
    sentence: str

    @property
    def place(self) -> str:
        """“B7”, or nothing when it is about the whole file."""
        return f"{self.column}{self.row}" if self.row else ""


@dataclass(frozen=True)
class Row:
    """One row of the table: its number and the text of its cells by key."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Sheet:
    """What was read. With a fault nothing of it is taken in."""

    rows: tuple[Row, ...] = ()
    faults: tuple[Fault, ...] = ()
    letters: Mapping[str, str] = field(default_factory=dict)

    def fault(self, row: Row, key: str, sentence: str) -> Fault:
        """A fault in a cell."""
        return Fault(row.number, self.letters.get(key, ""), sentence)


def letter(at: int) -> str:
    """The letter of the column at this place, counted from nothing: 0 is A, 26 is AA."""
    high, low = divmod(at, LETTERS)
    return (letter(high - 1) if high else "") + chr(ord("A") + low)


def number_of(letters: str) -> int:
    """The place of a column by its letter, counted from one: A is 1, AA is 27."""
    number = 0
    for sign in letters:
        number = number * LETTERS + ord(sign) - ord("A") + 1
    return number


def split(text: str) -> tuple[str, ...]:
    """The parts of a cell that lists several things."""
    parts = re.split(r"[、，,;；\n]+", text)
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))
