"""An XLSX file as lines of cells; what is no plain table is told by its cell."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from . import packages
from .columns import Fault, Unreadable, letter
from .measuring import broken

MOST_MERGED = 200


def lines(content: bytes, most_rows: int) -> tuple[list[list[str]], tuple[Fault, ...]]:
    """Lines with the values that stand there, and a fault for each formula and merged cell.

    Raises Unreadable.
    """
    package = packages.opened(content, most_rows)
    faults = tuple(_formula(*place) for place in package.page(most_rows).formulas)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(package.plain()))
        page = book.get_sheet_by_index(0)
        merged = (page.merged_cell_ranges or [])[:MOST_MERGED]
        cells = page.to_python(skip_empty_area=False)
    except (CalamineError, ValueError, IndexError, OSError) as error:
        raise Unreadable(broken()) from error
    told = [[_text(cell) for cell in line] for line in cells]
    return told, (*(_merged(first, last) for first, last in merged), *faults)


def _formula(column: str, row: int) -> Fault:
    sentence = _("%(place)s holds a formula. Paste it as a value.")
    return Fault(row, column, sentence % {"place": f"{column}{row}"})


def _merged(first: Sequence[int], last: Sequence[int]) -> Fault:
    row, column = first[0] + 1, letter(first[1])
    place = f"{column}{row}:{letter(last[1])}{last[0] + 1}"
    sentence = _("%(place)s are merged cells. Take the merging back and fill every row.")
    return Fault(row, column, sentence % {"place": place})


def _text(cell: Any) -> str:
    """A cell as people wrote it: 12.0 is 12, a date is 2026-12-31."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell).strip()
