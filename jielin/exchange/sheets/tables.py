"""Lines of cells as a table: headings found, rows numbered, every cell checked by its column."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from .columns import PROBLEM, Column, Fault, Layout, Row, Sheet, in_every_language, letter

Places = dict[str, int]


def table(lines: Sequence[Sequence[str]], layout: Layout, known: tuple[Fault, ...] = ()) -> Sheet:
    """The rows with all faults; `known` are those that the file itself had."""
    heads = list(lines[0]) if lines else []
    places = {column.key: _place(heads, column) for column in layout.columns}
    wrong = tuple(_wrong_heads(heads, places, layout))
    if wrong:
        return Sheet(faults=(*known, *wrong))
    here = {key: place for key, place in places.items() if place is not None}
    letters = {key: letter(place) for key, place in here.items()}
    rows = tuple(_rows(lines[1:], here))
    if not rows:
        return _whole(_("The sheet has no rows below its headings."))
    if len(rows) > layout.most_rows:
        return _whole(too_many(layout.most_rows))
    faults = (fault for row in rows for fault in _cell_faults(row, layout, letters))
    doubles = _doubles(rows, layout, letters)
    found = sorted((*known, *faults, *doubles), key=lambda fault: fault.row)
    return Sheet(rows, tuple(found), letters)


def too_many(most: int) -> str:
    """For a sheet that is too long."""
    sentence = _(
        "A sheet holds at most %(most)s rows. Divide it, or delete what stands far below."
    )
    return sentence % {"most": f"{most:,}"}


def _whole(sentence: str) -> Sheet:
    return Sheet(faults=(Fault(0, "", sentence),))


def _place(heads: Sequence[str], column: Column) -> int | None:
    labels = column.labels()
    return next((at for at, head in enumerate(heads) if head in labels), None)


def _wrong_heads(
    heads: Sequence[str], places: dict[str, int | None], layout: Layout
) -> Iterator[Fault]:
    """Headings that are missing, and those that nobody knows: a slip would lose a column."""
    for column in layout.columns:
        if places[column.key] is None and column.is_required:
            sentence = _("The first row has no heading “%(column)s”. Use the template.")
            yield Fault(1, "", sentence % {"column": column.label})
    known = {at for at in places.values() if at is not None}
    ours = in_every_language(PROBLEM)
    for at, head in enumerate(heads):
        if head and at not in known and head not in ours:
            sentence = _("The heading “%(head)s” is not in the template, or stands twice.")
            yield Fault(1, letter(at), sentence % {"head": head[:40]})


def _rows(lines: Sequence[Sequence[str]], here: Places) -> Iterator[Row]:
    for number, line in enumerate(lines, start=2):
        cells = {key: line[at] if at < len(line) else "" for key, at in here.items()}
        if any(cells.values()):
            yield Row(number, cells)


def _cell_faults(row: Row, layout: Layout, letters: dict[str, str]) -> Iterator[Fault]:
    for column in layout.columns:
        text = row.cells.get(column.key, "")
        told = {"column": column.label, "longest": column.longest}
        if column.is_required and not text:
            sentence = _("“%(column)s” is empty. Fill it in.")
            yield Fault(row.number, letters[column.key], sentence % told)
        if len(text) > column.longest:
            sentence = _("“%(column)s” is longer than %(longest)d characters.")
            yield Fault(row.number, letters[column.key], sentence % told)
        if text and not text.replace("\n", " ").isprintable():
            sentence = _("“%(column)s” holds a sign that cannot be printed. Write it anew.")
            yield Fault(row.number, letters[column.key], sentence % told)


def _doubles(rows: Sequence[Row], layout: Layout, letters: dict[str, str]) -> Iterator[Fault]:
    first: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = tuple(row.cells.get(one, "").casefold() for one in layout.unique)
        if key[0] and key in first:
            told = {"first": first[key], "columns": "、".join(map(layout.label, layout.unique))}
            sentence = _("Row %(first)d says the same already (%(columns)s). Keep one of them.")
            yield Fault(row.number, letters.get(layout.unique[0], ""), sentence % told)
        first.setdefault(key, row.number)
