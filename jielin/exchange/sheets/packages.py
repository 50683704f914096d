"""The parts of an XLSX file, unpacked no further than they may be."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .columns import Unreadable
from .tables import too_many

LARGEST_UNPACKED, PIECE, MOST_PARTS = 80_000_000, 1_000_000, 500
BOOK, LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
PAGE = re.compile(r"xl/worksheets/[^/]+\.xml")
FIRST = re.compile(rb"<(?:\w+:)?sheet\b[^<>]*?\br:id=\"([^\"]+)\"")
LINK = re.compile(rb"<(?:\w+:)?Relationship\b[^<>]*>")
ROW = re.compile(rb"<(?:\w+:)?row\b[^<>]*?\br=\"([0-9]{1,9})\"")
CELL = re.compile(
    rb"<(?:\w+:)?c\b[^<>]*?\br=\"([A-Z]{1,3})([0-9]{1,7})\"[^<>]*?(?:/>|>(\s*<(?:\w+:)?f[\s>/])?)"
)
ROW_TAG_LONGEST = 400


@dataclass(frozen=True)
class Package:
    """The parts by name, unpacked and measured."""

    parts: dict[str, bytes]

    def plain(self) -> bytes:
        """The same packed without compression: whoever reads it unpacks nothing more."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as package:
            for name, body in self.parts.items():
                package.writestr(name, body)
        return made.getvalue()

    def cells(self) -> Iterator[tuple[str, int, bool]]:
        """Every cell that the first page names: column, row, whether a formula stands in it."""
        for found in CELL.finditer(self.parts[self._first_page()]):
            yield found[1].decode(), int(found[2]), found[3] is not None

    def _first_page(self) -> str:
        named = FIRST.search(self.parts[BOOK])
        for link in LINK.findall(self.parts.get(LINKS, b"")):
            if named and b'Id="' + named[1] + b'"' in link:
                target = re.search(rb"Target=\"([^\"]+)\"", link)
                name = target[1].decode("utf-8", "replace") if target else ""
                path = posixpath.normpath(posixpath.join("/xl", name)).lstrip("/")
                if path in self.parts:
                    return path
        return next(name for name in sorted(self.parts) if PAGE.fullmatch(name))


def opened(content: bytes, most_rows: int) -> Package:
    """All parts of the file. Raises Unreadable, without reading on, when it is too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = [info.filename for info in package.infolist()]
            _refuse_strange(names)
            return Package(_unpacked(package, names, most_rows))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
        raise Unreadable(broken()) from error
    except (ValueError, OSError, EOFError) as error:
        raise Unreadable(broken()) from error


def text_of(content: bytes) -> str:
    """Everything written in a sheet that was kept, in whatever order, to be searched."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = [package.read(name) for name in package.namelist() if name.endswith(".xml")]
    except zipfile.BadZipFile:
        return "\n".join(content.decode(code, "ignore") for code in ("utf-8", "gb18030"))
    return "\n".join(part.decode("utf-8", "ignore") for part in parts)


def broken() -> str:
    """For a file that only looks like a workbook."""
    return _("This file cannot be read as a workbook. Save it as .xlsx once more.")


def _refuse_strange(names: list[str]) -> None:
    has_page = any(PAGE.fullmatch(name) for name in names)
    if BOOK not in names or not has_page or len(names) > MOST_PARTS:
        raise Unreadable(broken())


def _unpacked(package: zipfile.ZipFile, names: list[str], most_rows: int) -> dict[str, bytes]:
    """What is written about sizes in the file is not believed: they are counted."""
    parts: dict[str, bytes] = {}
    left = LARGEST_UNPACKED
    for name in sorted(names, key=lambda name: not PAGE.fullmatch(name)):
        if name.endswith((".xml", ".rels")) and name not in parts:
            pieces = _pieces(package, name, most_rows, left)
            parts[name] = b"".join(pieces)
            left -= len(parts[name])
    return parts


def _pieces(package: zipfile.ZipFile, name: str, most_rows: int, left: int) -> Iterator[bytes]:
    tail = b""
    with package.open(name) as part:
        while piece := part.read(PIECE):
            left -= len(piece)
            if left < 0:
                raise Unreadable(
                    _("Unpacked, the file is far too large. Copy the table into a new workbook.")
                )
            if PAGE.fullmatch(name):
                _refuse_long(tail + piece, most_rows)
                tail = piece[-ROW_TAG_LONGEST:]
            yield piece


def _refuse_long(text: bytes, most_rows: int) -> None:
    last = max((int(number) for number in ROW.findall(text)), default=0)
    if last > most_rows + 1:
        raise Unreadable(too_many(most_rows))
