"""A file that somebody sent: its rows, or every fault in a sentence with its place."""

from django.utils.translation import gettext as _

from . import texts, workbooks
from .columns import Fault, Layout, Sheet, Unreadable
from .tables import table

ZIP, OLD_EXCEL = b"PK", b"\xd0\xcf\x11\xe0"
MEGABYTE = 1_000_000


def read(content: bytes, layout: Layout) -> Sheet:
    """The first sheet of a workbook, or a CSV: told by its bytes, never by its name.

    Never raises for what people send.
    """
    try:
        lines, faults = _lines(content, layout)
    except Unreadable as unreadable:
        return Sheet(faults=(Fault(0, "", str(unreadable)),))
    return table(lines, layout, faults)


def _lines(content: bytes, layout: Layout) -> tuple[list[list[str]], tuple[Fault, ...]]:
    if not content:
        raise Unreadable(_("The file is empty."))
    if len(content) > layout.largest:
        said = {"most": layout.largest // MEGABYTE}
        raise Unreadable(
            _("The file is larger than %(most)d MB. Delete pictures and empty rows, then send it.")
            % said
        )
    if content.startswith(OLD_EXCEL):
        raise Unreadable(
            _("This is a file of an old Excel, or one with a password. Save it as .xlsx.")
        )
    if content.startswith(ZIP):
        return workbooks.lines(content, layout.most_rows)
    return texts.lines(content, layout.most_rows), ()
