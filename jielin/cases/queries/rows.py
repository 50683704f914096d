"""One line of a list: everything in words, so that the template only writes it down."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from jielin.catalogue.queries import catalogue
from jielin.organisations.queries import directory
from jielin.territory.queries import gazetteer
from jielin.ui import spoken

from ..states import OPEN
from ..workflow import CASE

COLUMNS = (
    *("id", "number", "title", "state", "area_id", "place", "category_id", "source"),
    *("holder_id", "due_at", "registered_at", "is_confidential", "redo_count"),
    *("asked_by_id", "recused_ids", "kept_from_ids"),
)


@dataclass(frozen=True)
class Row:
    """A case as a list shows it. `left` is empty when nothing is promised any more."""

    id: UUID
    number: str
    title: str
    category: str
    place: str
    state: str
    tone: str
    icon: str
    holder: str
    left: str
    due: str
    is_late: bool
    percent: int
    registered: str
    is_confidential: bool
    redo_count: int


def row_of(one: dict[str, Any], now: datetime) -> Row:
    """The line of one row of `COLUMNS`."""
    look, due = CASE.look(one["state"]), one["due_at"]
    is_promised = due is not None and one["state"] in OPEN
    return Row(
        id=one["id"],
        number=one["number"],
        title=one["title"],
        category=catalogue().get(one["category_id"]).title,
        place=one["place"] or gazetteer().label(one["area_id"]),
        state=str(look.label),
        tone=look.tone,
        icon=look.icon,
        holder=directory().name(one["holder_id"]),
        left=spoken.left(due, now) if is_promised else "",
        due=due.isoformat(timespec="seconds") if is_promised else "",
        is_late=is_promised and due < now,
        percent=_percent(one["registered_at"], due, now) if is_promised else 0,
        registered=spoken.moment(one["registered_at"], now),
        is_confidential=one["is_confidential"],
        redo_count=one["redo_count"],
    )


def _percent(since: datetime, due: datetime, now: datetime) -> int:
    """How much of the time is used, 0 to 100; a redo counts from its own promise's end."""
    whole = (due - since).total_seconds()
    return max(0, min(100, round((now - since).total_seconds() * 100 / whole))) if whole > 0 else 0
