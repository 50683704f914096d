"""What a list is asked for, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

# Far enough for every case there is, and never so far that a day more is no date.
YEARS = range(2000, 2101)


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
            is_meant = moment.tzinfo and moment.year in YEARS
            return cls(moment, UUID(id)) if is_meant else None
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

    def within_reach(self, told: Mapping[str, str]) -> "Filters":
        """The same without days that no case can have; `told` is the address they stood in."""
        days = {"since": ("from", self.since), "until": ("to", self.until)}
        far = {name: told.get(at, "") for name, (at, day) in days.items() if _is_far(day)}
        said = tuple(_passed_over(value) for value in far.values())
        if not far:
            return self
        return replace(
            self,
            since=None if "since" in far else self.since,
            until=None if "until" in far else self.until,
            passed_over=self.passed_over + said,
        )


def _is_far(day: date | None) -> bool:
    return day is not None and day.year not in YEARS


def _passed_over(value: str) -> str:
    why = _("“%(value)s” is not a date. Write it like 2026-07-17.") % {"value": value[:60]}
    return _("%(why)s It was left out.") % {"why": why}
