"""A workbook for people: with headings, in their language, and their faults marked."""

import io
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from jielin.exchange.sheets import PROBLEM, Fault, letter

from .columns import COLUMNS

NOT_IN_A_TAB = re.compile(r"[\[\]:*?/\\']")
LONGEST_TAB = 31


def write(title: str, rows: Iterable[Mapping[str, str]], faults: Sequence[Fault] = ()) -> bytes:
    """A workbook; with faults (rows counted from 2) a last column says what to correct."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        page = book.add_worksheet(NOT_IN_A_TAB.sub(" ", title)[:LONGEST_TAB] or _("List"))
        _head(book, page, has_problems=bool(faults))
        plain, wrong = _styles(book)
        told = _by_row(faults)
        for number, cells in enumerate(rows, start=2):
            marked = {fault.column for fault in told[number]}
            for at, column in enumerate(COLUMNS):
                style = wrong if letter(at) in marked else plain
                # Always as a text: what begins with “=” must not become a formula.
                page.write_string(number - 1, at, cells.get(column.key, ""), style)
            if told[number]:
                problem = "\n".join(fault.sentence for fault in told[number])
                page.write_string(number - 1, len(COLUMNS), problem, wrong)
    return made.getvalue()


def _head(book: Any, page: Any, *, has_problems: bool) -> None:
    style = book.add_format({"bold": True, "bg_color": "#E7EFEA", "border": 1})
    for at, column in enumerate(COLUMNS):
        page.write_string(0, at, str(column.label), style)
        page.set_column(at, at, column.width)
    if has_problems:
        page.write_string(0, len(COLUMNS), str(PROBLEM), style)
        page.set_column(len(COLUMNS), len(COLUMNS), 48)
    page.freeze_panes(1, 0)


def _styles(book: Any) -> tuple[Any, Any]:
    usual = {"text_wrap": True, "valign": "top"}
    return book.add_format(usual), book.add_format({**usual, "bg_color": "#FBE3E0"})


def _by_row(faults: Iterable[Fault]) -> dict[int, list[Fault]]:
    found: dict[int, list[Fault]] = defaultdict(list)
    for fault in faults:
        found[fault.row].append(fault)
    return found
