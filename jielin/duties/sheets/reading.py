"""A workbook that somebody sent: its rows, or every fault in a sentence with its place."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from .columns import COLUMNS, Column, Fault, Row, Sheet, letter, number_of

LARGEST, LARGEST_UNPACKED = 2_000_000, 30_000_000
MOST_ROWS = 1000
# A cell beyond would have the whole table filled up to it.
FARTHEST_ROW, FARTHEST_COLUMN = 5000, 60
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
CELL = re.compile(
    rb"<(?:\w+:)?c\b[^>]*?\br=\"([A-Z]{1,3})([0-9]{1,7})\"[^>]*?(?:/>|>(\s*<(?:\w+:)?f[\s>/])?)"
)


def read(content: bytes) -> Sheet:
    """The first sheet of a workbook. Never raises for what people send."""
    sentence = _unreadable(content)
    if sentence:
        return _whole(sentence)
    faults = tuple(_formulas(content))
    if faults:
        return Sheet(faults=faults)
    try:
        page = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        merged = page.merged_cell_ranges or []
        lines = page.to_python(skip_empty_area=False)
    except (CalamineError, ValueError, IndexError, OSError):
        return _whole(_("This file cannot be read as a workbook. Save it as .xlsx once more."))
    if merged:
        return Sheet(faults=tuple(_merged(first) for first, _last in merged))
    return _table(lines)


def _whole(sentence: str) -> Sheet:
    return Sheet(faults=(Fault(0, "", sentence),))


def _unreadable(content: bytes) -> str:
    """Why the file is not even opened; empty when it may be."""
    if len(content) > LARGEST:
        return _("The file is larger than 2 MB. Delete pictures and empty rows, then send it.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            size = sum(part.file_size for part in parts.infolist())
            names = parts.namelist()
    except (zipfile.BadZipFile, ValueError):
        return _("This is not an .xlsx file. Open it and save it as “Excel workbook (.xlsx)”.")
    if size > LARGEST_UNPACKED or not any(SHEET.fullmatch(name) for name in names):
        return _("This file cannot be read as a workbook. Save it as .xlsx once more.")
    return "" if _is_near(content) else _far()


def _far() -> str:
    return _("Something stands far below or beside the table. Delete those rows and columns.")


def _cells(content: bytes) -> Iterator[tuple[str, int, bool]]:
    """Every cell that the file names: column, row, and whether a formula stands in it."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            if SHEET.fullmatch(name):
                for found in CELL.finditer(parts.read(name)):
                    yield found[1].decode(), int(found[2]), found[3] is not None


def _is_near(content: bytes) -> bool:
    try:
        return all(
            row <= FARTHEST_ROW and number_of(column) <= FARTHEST_COLUMN
            for column, row, _formula in _cells(content)
        )
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError):
        return False


def _formulas(content: bytes) -> Iterator[Fault]:
    for column, row, has_formula in _cells(content):
        if has_formula:
            sentence = _("%(place)s holds a formula. Paste it as a value.")
            yield Fault(row, column, sentence % {"place": f"{column}{row}"})


def _merged(first: Sequence[int]) -> Fault:
    row, column = first[0] + 1, letter(first[1])
    sentence = _("%(place)s is a merged cell. Take the merging back and fill every row.")
    return Fault(row, column, sentence % {"place": f"{column}{row}"})


def _table(lines: list[list[Any]]) -> Sheet:
    heads = [_text(cell) for cell in lines[0]] if lines else []
    places = {column.key: _place(heads, column) for column in COLUMNS}
    missing = [column for column in COLUMNS if column.is_required and places[column.key] is None]
    if missing:
        sentence = _("The first row has no heading “%(column)s”. Use the template.")
        return Sheet(faults=tuple(_no_heading(sentence, column) for column in missing))
    known = {key: place for key, place in places.items() if place is not None}
    letters = {key: letter(place) for key, place in known.items()}
    rows = tuple(_rows(lines[1:], known))
    if not rows:
        return _whole(_("The sheet has no rows below its headings."))
    if len(rows) > MOST_ROWS:
        return _whole(_("A list holds at most 1,000 entries. Divide the sheet."))
    faults = tuple(fault for row in rows for fault in _cell_faults(row, letters))
    return Sheet(rows, (*faults, *_doubles(rows, letters)), letters)


def _no_heading(sentence: str, column: Column) -> Fault:
    return Fault(1, "", sentence % {"column": column.label})


def _place(heads: list[str], column: Column) -> int | None:
    labels = column.labels()
    return next((at for at, head in enumerate(heads) if head in labels), None)


def _rows(lines: list[list[Any]], known: dict[str, int]) -> Iterator[Row]:
    for number, line in enumerate(lines, start=2):
        cells = {key: _text(line[at]) if at < len(line) else "" for key, at in known.items()}
        if any(cells.values()):
            yield Row(number, cells)


def _text(cell: Any) -> str:
    """A cell as people wrote it: 12.0 is 12, a date is 2026-12-31."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell).strip()


def _cell_faults(row: Row, letters: dict[str, str]) -> Iterator[Fault]:
    for column in COLUMNS:
        text = row.cells.get(column.key, "")
        told = {"column": column.label, "row": row.number, "longest": column.longest}
        if column.is_required and not text:
            sentence = _("Row %(row)d: “%(column)s” is empty. Fill it in.")
            yield Fault(row.number, letters[column.key], sentence % told)
        if len(text) > column.longest:
            sentence = _("Row %(row)d: “%(column)s” is longer than %(longest)d characters.")
            yield Fault(row.number, letters[column.key], sentence % told)


def _doubles(rows: Sequence[Row], letters: dict[str, str]) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for row in rows:
        code = row.cells["code"]
        if code and code in first:
            told = {"row": row.number, "code": code, "first": first[code]}
            sentence = _("Row %(row)d: the code %(code)s stands in row %(first)d already.")
            yield Fault(row.number, letters["code"], sentence % told)
        first.setdefault(code, row.number)
