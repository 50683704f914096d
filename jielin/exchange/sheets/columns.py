"""The columns of a table that people fill in, its rows, and what can be wrong in them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.functional import Promise as Lazy
from django.utils.translation import override, pgettext_lazy

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LETTERS = 26
PROBLEM = pgettext_lazy("sheet", "Error")


def in_every_language(label: str | Lazy) -> set[str]:
    """A heading as it may stand in a sheet."""
    found = set()
    for language, _name in settings.LANGUAGES:
        with override(language):
            found.add(str(label))
    return found


@dataclass(frozen=True)
class Column:
    """A column: its key, its heading, and what a cell may hold."""

    key: str
    label: str | Lazy
    longest: int
    is_required: bool = False
    width: int = 16
    note: str | Lazy = ""

    def labels(self) -> set[str]:
        return in_every_language(self.label)


@dataclass(frozen=True)
class Layout:
    """What a sheet holds, how large it may be, and which cells together stand only once."""

    columns: tuple[Column, ...]
    unique: tuple[str, ...]
    most_rows: int = 20_000
    largest: int = 10_000_000

    def label(self, key: str) -> str:
        return str(next(column.label for column in self.columns if column.key == key))


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


class Unreadable(Exception):
    """The file is not read at all; the message is a sentence for whoever sent it."""


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
