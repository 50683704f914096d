"""Tables of people: read from XLSX and CSV, written as XLSX, every fault by row and column."""

from .columns import MEDIA_TYPE, Column, Fault, Layout, Row, Sheet, split
from .listing import MOST_ROWS, Heading, listing
from .packages import text_of
from .reading import read
from .writing import returned, template

__all__ = [
    "MEDIA_TYPE",
    "MOST_ROWS",
    "Column",
    "Fault",
    "Heading",
    "Layout",
    "Row",
    "Sheet",
    "listing",
    "read",
    "returned",
    "split",
    "template",
    "text_of",
]
