"""Many new rows at once: by COPY on PostgreSQL, by one prepared statement elsewhere.

A line holds the values of a row in the order of its columns, each spelled as the engine reads
it. Whoever writes many like rows spells what they share once, and only the rest for each.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

from django.db import connection, models

Line = list[Any]
LINES = 500
NULL = r"\N"
_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


class Spelling:
    """How SQLite is told a value."""

    def plain(self, value: Any) -> Any:
        """A value that its field has prepared."""
        return value

    def moment(self, at: date) -> str:
        """A moment, or a day."""
        return str(at.astimezone(UTC).replace(tzinfo=None) if isinstance(at, datetime) else at)

    def key(self, id: str) -> str:
        """An id in its usual form, with dashes."""
        return id.replace("-", "")


class Copied(Spelling):
    """How PostgreSQL reads a value in the text form of COPY."""

    def plain(self, value: Any) -> str:
        if value is None:
            return NULL
        if isinstance(value, bytes | memoryview):
            return rf"\\x{bytes(value).hex()}"
        if isinstance(value, bool):
            return "t" if value else "f"
        return str(value).translate(_ESCAPES)

    def moment(self, at: date) -> str:
        return str(at)

    def key(self, id: str) -> str:
        return id


class Table:
    """A table that lines are written into."""

    def __init__(self, model: type[models.Model]) -> None:
        self._name = model._meta.db_table
        self._fields: dict[str, Any] = {f.attname: f for f in model._meta.concrete_fields}
        self._places = {name: place for place, name in enumerate(self._fields)}
        self.spelling = Copied() if connection.vendor == "postgresql" else Spelling()

    def place(self, name: str) -> int:
        """Where in a line the value of this name stands. Raises KeyError."""
        return self._places[name]

    def spelled(self, name: str, value: Any) -> Any:
        """A value as this column takes it."""
        field = self._fields[name]
        if isinstance(field, models.BinaryField):
            return self.spelling.plain(value)
        if isinstance(field, models.JSONField):
            return self.spelling.plain(json.dumps(value, ensure_ascii=False, cls=field.encoder))
        return self.spelling.plain(field.get_db_prep_save(value, connection))

    def line(self, row: models.Model) -> Line:
        """All that a row holds."""
        return [self.spelled(name, getattr(row, name)) for name in self._fields]

    def write(self, lines: Iterable[Sequence[Any]]) -> None:
        """Store these rows, all or none of them."""
        write = self._copy if connection.vendor == "postgresql" else self._insert
        write(iter(lines), ", ".join(map(connection.ops.quote_name, self._columns())))

    def _columns(self) -> Iterator[str]:
        return (field.column for field in self._fields.values())

    def _copy(self, lines: Iterator[Sequence[str]], columns: str) -> None:
        order = f"COPY {connection.ops.quote_name(self._name)} ({columns}) FROM STDIN"
        with connection.cursor() as cursor, cursor.copy(order) as copy:
            while some := list(islice(lines, LINES)):
                copy.write("".join(["\t".join(line) + "\n" for line in some]))

    def _insert(self, lines: Iterator[Sequence[Any]], columns: str) -> None:
        signs = ", ".join(["%s"] * len(self._fields))
        table = connection.ops.quote_name(self._name)
        order = f"INSERT INTO {table} ({columns}) VALUES ({signs})"  # noqa: S608 — names only
        with connection.cursor() as cursor:
            cursor.executemany(order, list(lines))


def write(model: type[models.Model], rows: Iterable[Any]) -> None:
    """Store new rows that were never saved."""
    table = Table(model)
    table.write(map(table.line, rows))
