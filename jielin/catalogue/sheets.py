"""What a catalogue sheet (CSV, one row a category) says, or the first thing wrong with it."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

CATEGORY_COLUMNS = (
    "code",
    "parent",
    "name",
    "name_en",
    "words",
    "unit_kind",
    "rule_key",
    "danger",
    "check",
    "source",
)
DANGER_COLUMNS = ("word", "number")
UNIT_KINDS = frozenset(
    {"community", "street", "department", "utility", "property_firm", "station"}
)
RULE_KEYS = frozenset({"instant", "urgent", "livelihood", "ordinary", "complex", "advice"})
NUMBERS = frozenset({"110", "119", "120"})


class Problem(StrEnum):
    """What can be wrong with a sheet."""

    NOT_UTF8 = "not_utf8"
    NO_COLUMN = "no_column"
    NO_ROWS = "no_rows"
    EMPTY = "empty"
    TWICE = "twice"
    ORPHAN = "orphan"
    UNKNOWN = "unknown"


class BadSheet(Exception):
    """The sheet, row (as a spreadsheet counts, 0 for the whole sheet), column and value."""

    def __init__(
        self, problem: Problem, sheet: str, row: int = 0, column: str = "", value: str = ""
    ) -> None:
        super().__init__(problem, sheet, row, column, value)
        self.problem, self.sheet, self.row = problem, sheet, row
        self.column, self.value = column, value


@dataclass(frozen=True)
class Entry:
    """One category as the sheet has it; `parent` is a code, "" for a root."""

    code: str
    parent: str
    name: str
    name_en: str
    words: tuple[str, ...]
    unit_kind: str
    rule_key: str
    is_danger: bool
    needs_check: bool
    sort: int
    source: str


def read_categories(sheet: str, data: bytes) -> tuple[Entry, ...]:
    """Parents stand before their children; the order of rows is the order on pages."""
    seen: dict[str, Entry] = {}
    for row, cells in _rows(sheet, data, CATEGORY_COLUMNS):
        entry = _entry(sheet, row, cells)
        if entry.code in seen:
            raise BadSheet(Problem.TWICE, sheet, row, "code", entry.code)
        if entry.parent and entry.parent not in seen:
            raise BadSheet(Problem.ORPHAN, sheet, row, "parent", entry.parent)
        seen[entry.code] = entry
    return tuple(seen.values())


def read_dangers(sheet: str, data: bytes) -> Mapping[str, str]:
    """Danger word -> the line to call."""
    found: dict[str, str] = {}
    for row, cells in _rows(sheet, data, DANGER_COLUMNS):
        word = _filled(sheet, row, cells, "word")
        if word in found:
            raise BadSheet(Problem.TWICE, sheet, row, "word", word)
        found[word] = _known(sheet, row, cells, "number", NUMBERS)
    return found


def _entry(sheet: str, row: int, cells: Mapping[str, str]) -> Entry:
    is_leaf = bool(cells["unit_kind"] or cells["rule_key"])
    return Entry(
        code=_filled(sheet, row, cells, "code"),
        parent=cells["parent"],
        name=_filled(sheet, row, cells, "name"),
        name_en=cells["name_en"],
        words=tuple(word.strip() for word in cells["words"].split("、") if word.strip()),
        unit_kind=_known(sheet, row, cells, "unit_kind", UNIT_KINDS) if is_leaf else "",
        rule_key=_known(sheet, row, cells, "rule_key", RULE_KEYS) if is_leaf else "",
        is_danger=_yes(sheet, row, cells, "danger"),
        needs_check=_yes(sheet, row, cells, "check"),
        sort=row,
        source=cells["source"],
    )


def _rows(
    sheet: str, data: bytes, columns: Iterable[str]
) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Row 1 is the header, as a spreadsheet counts."""
    try:
        reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    except UnicodeDecodeError:
        raise BadSheet(Problem.NOT_UTF8, sheet) from None
    for column in columns:
        if column not in (reader.fieldnames or ()):
            raise BadSheet(Problem.NO_COLUMN, sheet, 1, column)
    is_empty = True
    for row, cells in enumerate(reader, 2):
        is_empty = False
        yield row, {column: (cells[column] or "").strip() for column in columns}
    if is_empty:
        raise BadSheet(Problem.NO_ROWS, sheet)


def _filled(sheet: str, row: int, cells: Mapping[str, str], column: str) -> str:
    if not cells[column]:
        raise BadSheet(Problem.EMPTY, sheet, row, column)
    return cells[column]


def _known(
    sheet: str, row: int, cells: Mapping[str, str], column: str, known: frozenset[str]
) -> str:
    if cells[column] not in known:
        raise BadSheet(Problem.UNKNOWN, sheet, row, column, cells[column])
    return cells[column]


def _yes(sheet: str, row: int, cells: Mapping[str, str], column: str) -> bool:
    return _known(sheet, row, cells, column, frozenset({"yes", ""})) == "yes"
