"""A workbook to fill in, and one that comes back with what to correct."""

import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .columns import PROBLEM, Fault, Layout, Row

HEAD = {"bold": True, "bg_color": "#E7EFEA", "border": 1, "text_wrap": True, "valign": "top"}
USUAL = {"text_wrap": True, "valign": "top", "num_format": "@"}
WRONG = {**USUAL, "bg_color": "#FBE3E0"}


def template(
    title: str, layout: Layout, example: Mapping[str, str], notes: Iterable[str]
) -> bytes:
    """Headings and one example; the second page says what belongs into each column."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        page = book.add_worksheet(title)
        _head(book, page, layout)
        plain = book.add_format(USUAL)
        for at, column in enumerate(layout.columns):
            # Cells are texts, so that a code keeps its zeros.
            page.set_column(at, at, column.width, plain)
            page.write_string(1, at, example.get(column.key, ""), plain)
        _notes(book, layout, notes)
    return made.getvalue()


def returned(title: str, layout: Layout, rows: Iterable[Row], faults: Sequence[Fault]) -> bytes:
    """The rows where they stood; a last column says what to correct."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"constant_memory": True}) as book:
        page = book.add_worksheet(title)
        _head(book, page, layout, has_problems=True)
        plain, wrong = book.add_format(USUAL), book.add_format(WRONG)
        told = _by_row(faults)
        for row in rows:
            found = told.get(row.number)
            for at, column in enumerate(layout.columns):
                # Always as a text: what begins with “=” must not become a formula.
                page.write_string(row.number - 1, at, row.cells.get(column.key, ""), plain)
            if found:
                page.write_string(row.number - 1, len(layout.columns), "\n".join(found), wrong)
    return made.getvalue()


def _head(book: Any, page: Any, layout: Layout, *, has_problems: bool = False) -> None:
    style = book.add_format(HEAD)
    for at, column in enumerate(layout.columns):
        page.set_column(at, at, column.width)
    if has_problems:
        page.set_column(len(layout.columns), len(layout.columns), 60)
    for at, column in enumerate(layout.columns):
        page.write_string(0, at, str(column.label), style)
    if has_problems:
        page.write_string(0, len(layout.columns), str(PROBLEM), style)
    page.freeze_panes(1, 0)


def _notes(book: Any, layout: Layout, notes: Iterable[str]) -> None:
    page = book.add_worksheet(pgettext("sheet", "Notes"))
    style, plain = book.add_format(HEAD), book.add_format({"text_wrap": True, "valign": "top"})
    page.set_column(0, 0, 18)
    page.set_column(1, 1, 12)
    page.set_column(2, 2, 70)
    for at, text in enumerate(
        (pgettext("sheet", "Column"), pgettext("sheet", "Required"), _("What belongs there"))
    ):
        page.write_string(0, at, text, style)
    for number, column in enumerate(layout.columns, start=1):
        page.write_string(number, 0, str(column.label), plain)
        page.write_string(
            number,
            1,
            pgettext("sheet", "yes") if column.is_required else pgettext("sheet", "no"),
            plain,
        )
        page.write_string(number, 2, str(column.note), plain)
    for number, note in enumerate(notes, start=len(layout.columns) + 2):
        page.write_string(number, 2, str(note), plain)


def _by_row(faults: Iterable[Fault]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for fault in faults:
        found[fault.row].append(fault.sentence)
    return dict(found)
