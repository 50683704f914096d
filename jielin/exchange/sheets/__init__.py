"""Tables of people: read from XLSX and CSV, written as XLSX, every fault by row and column."""

from .columns import (
    MEDIA_TYPE,
    PROBLEM,
    Column,
    Fault,
    Layout,
    Row,
    Sheet,
    Unreadable,
    letter,
    split,
)
from .listing import MOST_ROWS, Heading, listing
from .packages import text_of
from .reading import read
from .workbooks import lines as workbook_lines
from .writing import returned, template

__all__ = [
    "MEDIA_TYPE",
    "MOST_ROWS",
    "PROBLEM",
    "Column",
    "Fault",
    "Heading",
    "Layout",
    "Row",
    "Sheet",
    "Unreadable",
    "letter",
    "listing",
    "read",
    "returned",
    "split",
    "template",
    "text_of",
    "workbook_lines",
]
