"""What division and place files (CSV) say, or the first thing wrong with them."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

# The length of an official code tells its level.
LEVEL_OF_LENGTH = {
    2: "province",
    4: "city",
    6: "district",
    9: "street",
    12: "community",
    15: "grid",
}
LEVELS = tuple(LEVEL_OF_LENGTH.values())
DIVISION_LEVELS = LEVELS[:4]
PLACE_LEVELS = LEVELS[4:]
PLACE_COLUMNS = ("code", "name", "level", "parent_code", "lng", "lat", "slug")
NAME_AT_MOST = 60
SLUG_AT_MOST = 40


@dataclass(frozen=True)
class Sheet:
    """One file of a release, its level, and the column that names the parent."""

    name: str
    level: str
    parent_column: str


SHEETS = (
    Sheet("provinces.csv", "province", ""),
    Sheet("cities.csv", "city", "provinceCode"),
    Sheet("areas.csv", "district", "cityCode"),
    Sheet("streets.csv", "street", "areaCode"),
)


class Problem(StrEnum):
    """What can be wrong with a file."""

    NO_FILE = "no_file"
    NOT_UTF8 = "not_utf8"
    NO_COLUMN = "no_column"
    NO_ROWS = "no_rows"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    BAD_CODE = "bad_code"
    TWICE = "twice"
    ORPHAN = "orphan"
    BAD_LEVEL = "bad_level"
    BAD_POSITION = "bad_position"
    BAD_SLUG = "bad_slug"


class BadFile(Exception):
    """The file, row (as a spreadsheet counts, 0 for the whole file), column and value."""

    def __init__(
        self, problem: Problem, file: str, row: int = 0, column: str = "", value: str = ""
    ) -> None:
        super().__init__(problem, file, row, column, value)
        self.problem, self.file, self.row = problem, file, row
        self.column, self.value = column, value


@dataclass(frozen=True)
class Division:
    """One area as a file has it. No slug or no position says nothing about what is stored."""

    code: str
    name: str
    level: str
    parent_code: str
    slug: str = ""
    position: tuple[float, float] | None = None
    file: str = ""
    row: int = 0


@dataclass(frozen=True)
class Cells:
    """One row of a file."""

    file: str
    row: int
    values: Mapping[str, str]

    def bad(self, problem: Problem, column: str) -> BadFile:
        return BadFile(problem, self.file, self.row, column, self.values[column])

    def text(self, column: str, at_most: int = NAME_AT_MOST) -> str:
        value = self.values[column]
        if not value:
            raise self.bad(Problem.EMPTY, column)
        if len(value) > at_most:
            raise self.bad(Problem.TOO_LONG, column)
        return value


def read_divisions(files: Mapping[str, bytes]) -> tuple[Division, ...]:
    """All four files of a release, parents before children."""
    found: dict[str, Division] = {}
    for sheet in SHEETS:
        if sheet.name not in files:
            raise BadFile(Problem.NO_FILE, sheet.name)
        columns = tuple(filter(None, ("code", "name", sheet.parent_column)))
        for cells in _rows(sheet.name, files[sheet.name], columns):
            division = _division(cells, sheet)
            if division.parent_code and division.parent_code not in found:
                raise cells.bad(Problem.ORPHAN, sheet.parent_column)
            _keep(found, division, cells)
    return tuple(found.values())


def read_places(file: str, data: bytes) -> tuple[Division, ...]:
    """Communities and grids, in any order; whether a parent exists the store must tell."""
    found: dict[str, Division] = {}
    for cells in _rows(file, data, PLACE_COLUMNS):
        _keep(found, _place(cells), cells)
    return tuple(sorted(found.values(), key=lambda place: PLACE_LEVELS.index(place.level)))


def _division(cells: Cells, sheet: Sheet) -> Division:
    code = _code(cells, "code", sheet.level)
    parent = cells.values[sheet.parent_column] if sheet.parent_column else ""
    return Division(code, cells.text("name"), sheet.level, parent, file=cells.file, row=cells.row)


def _place(cells: Cells) -> Division:
    level = cells.values["level"]
    if level not in PLACE_LEVELS:
        raise cells.bad(Problem.BAD_LEVEL, "level")
    above = LEVELS[LEVELS.index(level) - 1]
    return Division(
        code=_code(cells, "code", level),
        name=cells.text("name"),
        level=level,
        parent_code=_code(cells, "parent_code", above),
        slug=_slug(cells),
        position=_position(cells),
        file=cells.file,
        row=cells.row,
    )


def _keep(found: dict[str, Division], division: Division, cells: Cells) -> None:
    if division.code in found:
        raise cells.bad(Problem.TWICE, "code")
    found[division.code] = division


def _code(cells: Cells, column: str, level: str) -> str:
    code = cells.text(column)
    is_number = code.isascii() and code.isdigit()
    if not is_number or LEVEL_OF_LENGTH.get(len(code)) != level:
        raise cells.bad(Problem.BAD_CODE, column)
    return code


def _slug(cells: Cells) -> str:
    slug = cells.values["slug"]
    is_plain = slug.isascii() and slug.replace("-", "").isalnum() and slug == slug.lower()
    if slug and (not is_plain or slug.isdigit() or len(slug) > SLUG_AT_MOST):
        raise cells.bad(Problem.BAD_SLUG, "slug")
    return slug


def _position(cells: Cells) -> tuple[float, float] | None:
    """Longitude and latitude, WGS84; both or neither."""
    if not cells.values["lng"] and not cells.values["lat"]:
        return None
    return _degrees(cells, "lng", 180), _degrees(cells, "lat", 90)


def _degrees(cells: Cells, column: str, at_most: int) -> float:
    try:
        value = float(cells.values[column])
    except ValueError:
        raise cells.bad(Problem.BAD_POSITION, column) from None
    if not -at_most <= value <= at_most:
        raise cells.bad(Problem.BAD_POSITION, column)
    return value


def _rows(file: str, data: bytes, columns: tuple[str, ...]) -> Iterator[Cells]:
    """Row 1 is the header, as a spreadsheet counts."""
    try:
        reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    except UnicodeDecodeError:
        raise BadFile(Problem.NOT_UTF8, file) from None
    for column in columns:
        if column not in (reader.fieldnames or ()):
            raise BadFile(Problem.NO_COLUMN, file, 1, column)
    is_empty = True
    for row, values in enumerate(reader, 2):
        is_empty = False
        yield Cells(file, row, {column: (values[column] or "").strip() for column in columns})
    if is_empty:
        raise BadFile(Problem.NO_ROWS, file)
