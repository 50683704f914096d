"""A workbook that somebody sent: its rows, or every fault in a sentence with its place."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from jielin.exchange.sheets import Column, Fault, Row, Sheet, Unreadable, letter, workbook_lines

from .columns import COLUMNS

LARGEST, MOST_ROWS = 2_000_000, 1000


def read(content: bytes) -> Sheet:
    """The first sheet of a workbook. Never raises for what people send."""
    if len(content) > LARGEST:
        return _whole(
            _("The file is larger than 2 MB. Delete pictures and empty rows, then send it.")
        )
    try:
        lines, faults = workbook_lines(content, MOST_ROWS)
    except Unreadable as unreadable:
        return _whole(str(unreadable))
    return Sheet(faults=faults) if faults else _table(lines)


def _whole(sentence: str) -> Sheet:
    return Sheet(faults=(Fault(0, "", sentence),))


def _table(lines: list[list[str]]) -> Sheet:
    heads = lines[0] if lines else []
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
    faults = tuple(fault for row in rows for fault in _cell_faults(row, letters))
    return Sheet(rows, (*faults, *_doubles(rows, letters)), letters)


def _no_heading(sentence: str, column: Column) -> Fault:
    return Fault(1, "", sentence % {"column": column.label})


def _place(heads: list[str], column: Column) -> int | None:
    labels = column.labels()
    return next((at for at, head in enumerate(heads) if head in labels), None)


def _rows(lines: list[list[str]], known: dict[str, int]) -> Iterator[Row]:
    for number, line in enumerate(lines, start=2):
        cells = {key: line[at] if at < len(line) else "" for key, at in known.items()}
        if any(cells.values()):
            yield Row(number, cells)


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
