"""Columns of rows by their ids, by a statement that is written once for each count of ids.

For what is asked all day: building such a query anew costs more than the answer.
"""

from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import connection, models

Convert = Callable[[Any], Any]


class ByIds:
    """These columns of a table of the homes."""

    def __init__(self, model: type[models.Model], columns: Sequence[str]) -> None:
        self._model, self._columns = model, columns
        self._statements: dict[int, str] = {}

    def rows(self, tenant_id: int, ids: Collection[UUID]) -> list[list[Any]]:
        """Those of these rows that are of this home, in no order. One query."""
        if not ids:
            return []
        told: list[Any] = [tenant_id, *(id.hex for id in ids)]
        with connection.cursor() as cursor:
            cursor.execute(self._statement(len(ids)), told)
            found = [list(row) for row in cursor.fetchall()]
        for row in found:
            for at, convert in self._converters:
                row[at] = convert(row[at])
        return found

    def _statement(self, count: int) -> str:
        known = self._statements.get(count)
        if known is None:
            known = self._statements[count] = self._written(count)
        return known

    def _written(self, count: int) -> str:
        quote, signs = connection.ops.quote_name, ", ".join(["%s"] * count)
        columns = ", ".join(quote(field.column) for field in self._fields)
        table = quote(self._model._meta.db_table)
        return (
            f"SELECT {columns} FROM {table}"  # noqa: S608 — names only
            f" WHERE tenant_id = %s AND id IN ({signs})"
        )

    @property
    def _fields(self) -> list[Any]:
        known = {field.attname: field for field in self._model._meta.concrete_fields}
        return [known[name] for name in self._columns]

    @cached_property
    def _converters(self) -> list[tuple[int, Convert]]:
        """What the engine and the field make of a stored value, as the ORM does."""
        return [
            (at, _bound(convert, column))
            for at, field in enumerate(self._fields)
            for column in [field.get_col(self._model._meta.db_table)]
            for convert in (
                *connection.ops.get_db_converters(column),
                *field.get_db_converters(connection),
            )
        ]


def _bound(convert: Any, column: Any) -> Convert:
    return lambda value: convert(value, column, connection)
