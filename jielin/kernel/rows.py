"""Statements that are written once and filled in whenever they are asked.

For what is asked all day: building such a query anew costs more than its answer.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from copy import copy
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import connection, connections
from django.db.models import Expression, QuerySet
from django.db.models.sql import UpdateQuery

R = TypeVar("R")
SINGLE = (int, str, datetime, UUID, bytes, memoryview)
Single = int | str | datetime | UUID
Told = Single | Collection[Single] | None
EIGHT = 8
# Of each value: how many places it takes, 0 for a single one, None for none.
Shape = tuple[int | None, ...]


class Place(Expression):
    """Where a value comes into a statement: which of those told, and which one of its ids."""

    def __init__(self, told: int, within: int = 0) -> None:
        super().__init__()
        self.told, self.within = told, within

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]

    def among(self, values: Sequence[Sequence[Any]]) -> Any:
        """What stands here. The last one of a collection fills the places that are left."""
        mine = values[self.told]
        return mine[self.within] if self.within < len(mine) else mine[-1]


class Written(Generic[R]):
    """A queryset whose statement is written once for each shape of what it is told.

    `build` gets a `Place` for a single value, a list of them for a collection, and None for
    None. It puts them on the right side of lookups, where the values would stand, and depends
    on nothing else: neither on who asks nor on the time.
    """

    def __init__(self, build: "Callable[..., QuerySet[Any, R]]") -> None:
        self._build = build
        self._statements: dict[Shape, _Statement] = {}

    def rows(self, *told: Told) -> list[R]:
        """What the queryset answers. One query, none where a collection is empty."""
        values = [_several(one) for one in told]
        if [] in values:
            return []
        shape = tuple(_size(one) for one in told)
        known = self._statements.get(shape)
        if known is None:
            known = self._statements[shape] = _Statement(self._build(*_places(shape)))
        return known.rows(values)


class Change:
    """An UPDATE that is written once, in the same way.

    `build` answers the rows to change, and what to write in their columns: values, or
    expressions with places in them.
    """

    def __init__(self, build: "Callable[..., tuple[QuerySet[Any], dict[str, Any]]]") -> None:
        self._build = build
        self._statements: dict[Shape, tuple[str, Sequence[Any]]] = {}

    def make(self, *told: Told) -> int:
        """Change the rows; how many there were. One query."""
        shape = tuple(_size(one) for one in told)
        known = self._statements.get(shape)
        if known is None:
            known = self._statements[shape] = _update(*self._build(*_places(shape)))
        sql, params = known
        with connection.cursor() as cursor:
            cursor.execute(sql, _filled(params, [_several(one) for one in told]))
            return int(cursor.rowcount)


def _update(rows: "QuerySet[Any]", values: dict[str, Any]) -> tuple[str, Sequence[Any]]:
    query: Any = rows.order_by().query.chain(UpdateQuery)
    query.add_update_values(values)
    found: tuple[str, Sequence[Any]] = query.get_compiler(rows.db).as_sql()
    return found


class _Statement:
    """What a queryset asks, and how its rows are read."""

    def __init__(self, rows: "QuerySet[Any, Any]") -> None:
        self._rows = rows
        self._compiler: Any = rows.query.get_compiler(rows.db)
        self._sql, self._params = self._compiler.as_sql()
        selected = [one[0] for one in self._compiler.select[: self._compiler.col_count]]
        self._converters = self._compiler.get_converters(selected)

    def rows(self, values: Sequence[Sequence[Single]]) -> list[Any]:
        known: Any = self._rows
        query: Any = _Asked(known.query, self._compiled(values))
        rows: Any = QuerySet(known.model, query=query, using=known.db)
        rows._fields = known._fields
        return list(known._iterable_class(rows))

    def _compiled(self, values: Sequence[Sequence[Single]]) -> Any:
        """The compiler as if it had just written this, for the connection of this thread."""
        compiler = copy(self._compiler)
        params = _filled(self._params, values)
        compiler.connection = connections[self._rows.db]
        compiler.as_sql = lambda: (self._sql, params)
        compiler.get_converters = lambda expressions: self._converters
        return compiler


class _Asked:
    """Stands in for a query that would be written anew."""

    def __init__(self, query: Any, compiler: Any) -> None:
        self._query, self._compiler = query, compiler

    def get_compiler(self, using: str) -> Any:
        return self._compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._query, name)


def _is_several(told: Any) -> bool:
    """Single values may be of other kinds too, as a field prepares them for its engine."""
    return not isinstance(told, SINGLE) and isinstance(told, Collection)


def _several(told: Any) -> list[Any]:
    if told is None:
        return [""]
    return list(told) if _is_several(told) else [told]


def _size(told: Any) -> int | None:
    """Collections take a power of two or whole eights, so that few statements serve all."""
    if told is None:
        return None
    if not _is_several(told):
        return 0
    count = len(told)
    return 1 << (count - 1).bit_length() if count <= EIGHT else -(-count // EIGHT) * EIGHT


def _places(shape: Shape) -> Iterator[Any]:
    for at, size in enumerate(shape):
        yield None if size is None else [Place(at, n) for n in range(size)] or Place(at)


def _filled(params: Sequence[Any], values: Sequence[Sequence[Single]]) -> tuple[Any, ...]:
    prepared = _prepared(values)
    return tuple(one.among(prepared) if isinstance(one, Place) else one for one in params)


def _prepared(values: Sequence[Sequence[Single]]) -> list[list[Any]]:
    """As the engine takes them."""
    ops, knows_ids = connection.ops, connection.features.has_native_uuid_field

    def one(value: Single) -> Any:
        if isinstance(value, UUID):
            return value if knows_ids else value.hex
        return ops.adapt_datetimefield_value(value) if isinstance(value, datetime) else value

    return [[one(value) for value in some] for some in values]
