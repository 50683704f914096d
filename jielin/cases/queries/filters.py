"""What a list is asked for, as plain values."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from uuid import UUID


@dataclass(frozen=True)
class Cursor:
    """The row beside a page: its moment in the order of the view, and its id."""

    at: datetime
    id: UUID

    @classmethod
    def read(cls, told: str) -> "Cursor | None":
        """`2026-07-14T20:16:00+00:00~uuid`; None when it is not one."""
        at, _sign, id = told.partition("~")
        try:
            moment = datetime.fromisoformat(at)
            return cls(moment, UUID(id)) if moment.tzinfo else None
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{self.at.astimezone(UTC).isoformat()}~{self.id}"


@dataclass(frozen=True)
class Filters:
    """What the list is asked for. Empty means not asked."""

    view: str = "mine"
    q: str = ""
    area_id: int | None = None
    category_id: int | None = None
    state: str = ""
    source: str = ""
    todo: str = ""
    since: date | None = None
    until: date | None = None
    after: Cursor | None = None
    before: Cursor | None = None
    passed_over: tuple[str, ...] = field(default=())

    @property
    def are_set(self) -> bool:
        """Whether anything narrows the view."""
        told = (self.q, self.area_id, self.category_id, self.state, self.source)
        return any((*told, self.todo, self.since, self.until))
