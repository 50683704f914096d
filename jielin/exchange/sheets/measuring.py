"""A page measured tag by tag before it is filled: nothing far away, no text a thousandfold."""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from django.utils.translation import gettext as _

from .columns import Unreadable, number_of
from .tables import too_many

FARTHEST_COLUMN, MOST_FORMULAS = 60, 200
PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
MARK = b"\xef\xbb\xbf"


@dataclass
class Page:
    """What the page says of itself, as a reader of XML hears it."""

    most_rows: int
    rows: int = 0
    formulas: list[tuple[str, int]] = field(default_factory=list)
    # How often each shared text stands in a cell.
    used: Counter[int] = field(default_factory=Counter)
    _at: tuple[str, int] | None = None
    _is_shared: bool = False
    _text: str | None = None

    def opens(self, name: str, told: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "row":
                self._row(told.get("r", ""))
            case "c":
                self._cell(told)
            case "f" if self._at and len(self.formulas) < MOST_FORMULAS:
                self.formulas.append(self._at)
            case "v":
                self._text = ""

    def says(self, text: str) -> None:
        if self._text is not None and self._is_shared:
            self._text += text

    def closes(self, name: str) -> None:
        match name.rpartition(":")[2]:
            case "c":
                self._at = None
            case "v":
                if self._is_shared and self._text is not None:
                    self._count(self._text.strip())
                self._text = None

    def _row(self, number: str) -> None:
        self.rows += 1
        told = int(number) if number.isascii() and number.isdecimal() and len(number) < 10 else 0
        if (number and not told) or max(told, self.rows) > self.most_rows + 1:
            raise Unreadable(too_many(self.most_rows))

    def _cell(self, told: dict[str, str]) -> None:
        """A cell beyond would have the whole table filled up to it."""
        found = PLACE.fullmatch(told.get("r", ""))
        if found is None:
            raise Unreadable(broken())
        column, row = found[1], int(found[2])
        if row > self.most_rows + 1 or number_of(column) > FARTHEST_COLUMN:
            raise Unreadable(far())
        self._at, self._is_shared = (column, row), told.get("t") == "s"

    def _count(self, index: str) -> None:
        if not (index.isascii() and index.isdecimal() and len(index) < 10):
            raise Unreadable(broken())
        self.used[int(index)] += 1


@dataclass
class Texts:
    """The shared texts of a workbook by their length."""

    lengths: list[int] = field(default_factory=list)

    def opens(self, name: str, told: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "si":
            self.lengths.append(0)

    def says(self, text: str) -> None:
        if self.lengths:
            self.lengths[-1] += len(text)

    def closes(self, name: str) -> None:
        """A text ends where the next begins."""


def heard(part: bytes, listener: Any) -> None:
    """Tell the listener what stands in the part. Raises Unreadable for what is no plain XML."""
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = listener.opens
    parser.EndElementHandler = listener.closes
    parser.CharacterDataHandler = listener.says
    parser.StartDoctypeDeclHandler = _refuse_grammar
    try:
        parser.Parse(part.removeprefix(MARK), True)
    except expat.ExpatError as error:
        raise Unreadable(broken()) from error


def measured(page: bytes, texts: bytes, most_rows: int, largest: int) -> Page:
    """The page, if neither its table nor its texts in place are too large. Raises Unreadable."""
    found, shared = Page(most_rows), Texts()
    heard(page, found)
    if texts:
        heard(texts, shared)
    if any(index >= len(shared.lengths) for index in found.used):
        raise Unreadable(broken())
    if sum(shared.lengths[index] * times for index, times in found.used.items()) > largest:
        raise Unreadable(huge())
    return found


def broken() -> str:
    """For a file that only looks like a workbook."""
    return _("This file cannot be read as a workbook. Save it as .xlsx once more.")


def huge() -> str:
    """For a file that is small only while it is packed."""
    return _("Unpacked, the file is far too large. Copy the table into a new workbook.")


def far() -> str:
    """For a cell that is no part of the table."""
    return _("Something stands far below or beside the table. Delete those rows and columns.")


def _refuse_grammar(*_told: object) -> None:
    """A grammar of its own could let a part read otherwise than it was measured."""
    raise Unreadable(broken())
