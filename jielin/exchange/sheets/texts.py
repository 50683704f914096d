"""A CSV file as lines of cells: UTF-8 or GBK, with commas, semicolons or tabs."""

import csv
import io

from django.utils.translation import gettext as _

from .columns import Unreadable
from .measuring import FARTHEST_COLUMN, far
from .tables import too_many

UTF_16 = (b"\xff\xfe", b"\xfe\xff")
SIGNS = (",", "\t", ";")


def lines(content: bytes, most_rows: int) -> list[list[str]]:
    """Every line of the file, empty ones too, so that rows count as in a spreadsheet."""
    text = _decoded(content)
    if "\x00" in text:
        raise Unreadable(_("This is neither an .xlsx nor a CSV file. Use the template."))
    head = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(SIGNS, key=head.count))
    found: list[list[str]] = []
    try:
        for line in reader:
            if len(found) > most_rows:
                raise Unreadable(too_many(most_rows))
            if any(cell.strip() for cell in line[FARTHEST_COLUMN:]):
                raise Unreadable(far())
            found.append([cell.strip() for cell in line[:FARTHEST_COLUMN]])
    except csv.Error as error:
        raise Unreadable(
            _("The CSV file is broken near row %(row)d. Save it as .xlsx and send that.")
            % {"row": len(found) + 1}
        ) from error
    return found


def _decoded(content: bytes) -> str:
    """UTF-8 with or without its mark, what Excel calls Unicode, else what Excel here writes."""
    codes = ("utf-16",) if content.startswith(UTF_16) else ("utf-8-sig", "gb18030")
    for code in codes:
        try:
            return content.decode(code)
        except UnicodeDecodeError:
            continue
    raise Unreadable(
        _("This is neither an .xlsx nor a CSV file in UTF-8 or GBK. Use the template.")
    )
