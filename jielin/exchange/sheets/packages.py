"""The parts of an XLSX file, unpacked no further than they may be."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from .columns import Unreadable
from .measuring import Page, broken, huge, measured
from .tables import too_many

LARGEST_UNPACKED, PIECE, MOST_PARTS = 80_000_000, 1_000_000, 500
BOOK, LINKS, TEXTS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml"
# What a reader needs beside the page; everything else is left behind.
NEEDED = frozenset(
    {"[content_types].xml", "_rels/.rels", BOOK, LINKS, TEXTS.lower(), "xl/styles.xml"}
)
PAGE = re.compile(r"xl/worksheets/[^/]+\.xml")
FIRST = re.compile(rb"<(?:\w+:)?sheet\b[^<>]*?\br:id=\"([^\"]+)\"")
LINK = re.compile(rb"<(?:\w+:)?Relationship\b[^<>]*>")
ROW = re.compile(rb"<(?:\w+:)?row\b[^<>]*?\br=\"([0-9]{1,9})\"")
CELLS_BEGIN = re.compile(rb"<(?:[^\s<>/]*:)?sheetData")
ROW_TAG_LONGEST = 400


@dataclass(frozen=True)
class Package:
    """The parts by name, unpacked."""

    parts: dict[str, bytes]

    def page(self, most_rows: int) -> Page:
        """What the first page says of itself. Raises Unreadable when it is too much."""
        texts = (body for name, body in self.parts.items() if name.lower() == TEXTS.lower())
        body = self.parts[self._first_page()]
        return measured(body, next(texts, b""), most_rows, LARGEST_UNPACKED)

    def plain(self) -> bytes:
        """The page that was measured and what belongs to it, packed without compression.

        Whoever reads it unpacks nothing more, and finds no other page, whatever leads there.
        """
        first, made = self._first_page(), io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as package:
            for name in sorted(name for name in self.parts if name.lower() in NEEDED):
                if CELLS_BEGIN.search(self.parts[name]):
                    raise Unreadable(broken())
                package.writestr(name, self.parts[name])
            package.writestr(first, self.parts[first])
        return made.getvalue()

    def _first_page(self) -> str:
        named = FIRST.search(self.parts[BOOK])
        for link in LINK.findall(self.parts.get(LINKS, b"")):
            if named and b'Id="' + named[1] + b'"' in link:
                target = re.search(rb"Target=\"([^\"]+)\"", link)
                name = target[1].decode("utf-8", "replace") if target else ""
                path = posixpath.normpath(posixpath.join("/xl", name)).lstrip("/")
                if path in self.parts and path.lower() not in NEEDED:
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


def _refuse_strange(names: list[str]) -> None:
    has_page = any(PAGE.fullmatch(name) for name in names)
    # Of two parts of one name nobody knows which one another reader takes.
    has_twins = len({name.lower() for name in names}) < len(names)
    if BOOK not in names or not has_page or has_twins or len(names) > MOST_PARTS:
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
                raise Unreadable(huge())
            if PAGE.fullmatch(name):
                _refuse_long(tail + piece, most_rows)
                tail = piece[-ROW_TAG_LONGEST:]
            yield piece


def _refuse_long(text: bytes, most_rows: int) -> None:
    last = max((int(number) for number in ROW.findall(text)), default=0)
    if last > most_rows + 1:
        raise Unreadable(too_many(most_rows))
