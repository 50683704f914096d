"""A person's own data as a workbook and as plain data."""

import io
import json
import re
import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import IO, Any, Protocol

import xlsxwriter

_NOT_IN_A_TAB = re.compile(r"[\[\]:*?/\\']")
LONGEST_TAB = 31
WIDTH = 28


class Table(Protocol):
    """What an export has of one kind."""

    @property
    def title(self) -> str: ...
    @property
    def columns(self) -> tuple[str, ...]: ...
    @property
    def rows(self) -> tuple[tuple[str, ...], ...]: ...


def workbook(tables: Iterable[Table]) -> bytes:
    """One sheet for each table. Every cell is a text: “=” at its start is no formula."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        head = book.add_format({"bold": True, "bg_color": "#E7EFEA", "border": 1})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        for table in tables:
            page = book.add_worksheet(_NOT_IN_A_TAB.sub(" ", table.title)[:LONGEST_TAB])
            _fill(page, table, head, plain)
        if not book.worksheets():
            book.add_worksheet()
    return made.getvalue()


def plain_data(tables: Iterable[Table], at: datetime) -> bytes:
    """The same as JSON, which other systems read."""
    told = {
        "made_at": at.isoformat(),
        "tables": [
            {"title": one.title, "columns": one.columns, "rows": one.rows} for one in tables
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def pack(
    into: IO[bytes], tables: Iterable[Table], files: Iterable[tuple[str, bytes]], at: datetime
) -> None:
    """The tables in both forms, and every picture and recording, in one ZIP."""
    told = tuple(tables)
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("my-data.xlsx", workbook(told))
        made.writestr("my-data.json", plain_data(told, at))
        for name, body in files:
            made.writestr(f"files/{name}", body, zipfile.ZIP_STORED)


def _fill(page: Any, table: Table, head: Any, plain: Any) -> None:
    for at, column in enumerate(table.columns):
        page.write_string(0, at, column, head)
        page.set_column(at, at, WIDTH)
    page.freeze_panes(1, 0)
    for line, row in enumerate(table.rows, start=1):
        for at, cell in enumerate(row):
            page.write_string(line, at, cell, plain)
