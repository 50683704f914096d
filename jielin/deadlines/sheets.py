"""The rules and the days off as sheets (CSV) that people edit, and what is wrong in them."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .reckoning import TIMES, Unit

KEYS = ("kind", "matter_type", "category", "rule_key", "urgency", "home")
RULE_COLUMNS = (*KEYS, "unit", "amount", "source", "version", "effective_from", "verified")
DAY_COLUMNS = ("date", "working")
YES = frozenset({"yes", "是", "1"})
NO = frozenset({"", "no", "否", "0"})


class Fault(StrEnum):
    """What can be wrong with a sheet."""

    NOT_UTF8 = "not_utf8"
    NO_COLUMN = "no_column"
    BAD_VALUE = "bad_value"
    EMPTY = "empty"
    UNKNOWN = "unknown"
    CHANGED = "changed"
    EARLIER = "earlier"


class FaultySheetError(Exception):
    """The row as a spreadsheet counts, the column and what stands there."""

    def __init__(self, fault: Fault, row: int = 0, column: str = "", value: str = "") -> None:
        super().__init__(fault, row, column, value)
        self.fault, self.row, self.column, self.value = fault, row, column, value


@dataclass(frozen=True)
class RuleText:
    """One rule as the sheet has it. Empty keys stand for "any"; `category`, `home`: codes."""

    kind: str
    matter_type: str
    category: str
    rule_key: str
    urgency: str
    home: str
    unit: str
    amount: int
    source: str
    version: str
    effective_from: date
    is_verified: bool
    row: int = 0

    @property
    def scope(self) -> str:
        """What it applies to, as one text: the same for a rule and for its successor."""
        return "|".join(getattr(self, key) for key in KEYS)


def read_rules(content: bytes) -> tuple[RuleText, ...]:
    """The rules of a sheet in their order. Raises FaultySheetError."""
    return tuple(_rule(row, cells) for row, cells in _rows(content, RULE_COLUMNS))


def read_days(content: bytes) -> dict[date, bool]:
    """The exceptions of a year: days off on weekdays and days worked at weekends."""
    return {
        _date(row, cells, "date"): _yes(row, cells, "working")
        for row, cells in _rows(content, DAY_COLUMNS)
    }


def _rows(content: bytes, columns: tuple[str, ...]) -> Iterator[tuple[int, Mapping[str, str]]]:
    try:
        reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    except UnicodeDecodeError as error:
        raise FaultySheetError(Fault.NOT_UTF8) from error
    for column in columns:
        if column not in (reader.fieldnames or ()):
            raise FaultySheetError(Fault.NO_COLUMN, 1, column)
    for row, cells in enumerate(reader, start=2):
        yield row, {column: (cells[column] or "").strip() for column in columns}


def _rule(row: int, cells: Mapping[str, str]) -> RuleText:
    for column in ("kind", "unit", "amount", "source", "version", "effective_from"):
        if not cells[column]:
            raise FaultySheetError(Fault.EMPTY, row, column)
    if cells["unit"] not in {*Unit, TIMES}:
        raise FaultySheetError(Fault.BAD_VALUE, row, "unit", cells["unit"])
    return RuleText(
        **{key: cells[key] for key in (*KEYS, "unit", "source", "version")},
        amount=_amount(row, cells),
        effective_from=_date(row, cells, "effective_from"),
        is_verified=_yes(row, cells, "verified"),
        row=row,
    )


def _amount(row: int, cells: Mapping[str, str]) -> int:
    told = cells["amount"]
    if not (told.isascii() and told.isdigit() and 0 < int(told) < 1000):
        raise FaultySheetError(Fault.BAD_VALUE, row, "amount", told)
    return int(told)


def _date(row: int, cells: Mapping[str, str], column: str) -> date:
    try:
        return date.fromisoformat(cells[column])
    except ValueError as error:
        raise FaultySheetError(Fault.BAD_VALUE, row, column, cells[column]) from error


def _yes(row: int, cells: Mapping[str, str], column: str) -> bool:
    told = cells[column].lower()
    if told not in YES | NO:
        raise FaultySheetError(Fault.BAD_VALUE, row, column, told)
    return told in YES
