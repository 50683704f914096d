"""A list as a workbook to take away: it says who took it and why, and shows nobody's number."""

import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _

from ..masking import masked

MOST_ROWS = 50_000
TOLD_EVERY = 500
NOT_IN_A_TAB = re.compile(r"[\[\]:*?/\\']")
LONGEST_TAB, LONGEST_HEADER = 31, 200
HEAD = {"bold": True, "bg_color": "#E7EFEA", "border": 1}


class TooLong(Exception):
    """The list has more rows than may be taken away at once."""


@dataclass(frozen=True)
class Heading:
    """A column of a list."""

    label: str | Lazy
    width: int = 16


def listing(
    title: str,
    mark: str,
    headings: Sequence[Heading],
    rows: Iterable[Sequence[str]],
    tick: Callable[[int], None],
) -> tuple[bytes, int]:
    """The workbook and how many rows it has. `mark` stands above the table and on every print.

    Raises TooLong.
    """
    made, count = io.BytesIO(), 0
    with xlsxwriter.Workbook(made, {"constant_memory": True}) as book:
        page = book.add_worksheet(NOT_IN_A_TAB.sub(" ", title)[:LONGEST_TAB] or _("List"))
        _head(book, page, mark, headings)
        for count, row in enumerate(rows, start=1):
            if count > MOST_ROWS:
                raise TooLong
            for at, text in enumerate(row):
                page.write_string(count + 1, at, masked(text))
            if not count % TOLD_EVERY:
                tick(count)
    return made.getvalue(), count


def _head(book: Any, page: Any, mark: str, headings: Sequence[Heading]) -> None:
    for at, heading in enumerate(headings):
        page.set_column(at, at, heading.width)
    page.write_string(0, 0, mark, book.add_format({"bold": True, "font_color": "#A33A2B"}))
    style = book.add_format(HEAD)
    for at, heading in enumerate(headings):
        page.write_string(1, at, str(heading.label), style)
    page.freeze_panes(2, 0)
    # “&” is a command in the header of a print.
    page.set_header("&C" + mark.replace("&", "&&")[:LONGEST_HEADER])
