"""The filters of the desk's list, read from the address; what makes no sense is passed over."""

from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from jielin.catalogue.queries import catalogue
from jielin.territory.queries import gazetteer

from ..queries.filters import Cursor, Filters
from ..states import CaseState, Source

VIEWS = ("mine", "own", "soon", "dispatch", "unhappy", "all")
TODO = ("today", "late", "take", "redo")
LONGEST = 60


def read(told: QueryDict, home_id: int) -> Filters:
    """The filters of an address, with a sentence for each one that was passed over."""
    reading = _Reading(told)
    return Filters(
        view=reading.one_of("view", VIEWS, _("This view does not exist.")) or "mine",
        q=_printable(told.get("q", "")),
        area_id=reading.area(home_id),
        category_id=reading.category(),
        state=reading.one_of("state", CaseState.values, _("This state does not exist.")),
        source=reading.one_of("source", Source.values, _("This source does not exist.")),
        todo=reading.one_of("todo", TODO, _("This selection does not exist.")),
        since=reading.day("from"),
        until=reading.day("to"),
        after=Cursor.read(told.get("after", "")),
        before=Cursor.read(told.get("before", "")),
        passed_over=tuple(reading.passed_over),
    )


def _printable(typed: str) -> str:
    """Words without signs that no keyboard has; a database takes none of them."""
    return "".join(sign for sign in typed if sign.isprintable()).strip()[:LONGEST]


class _Reading:
    """Reads one value after the other and remembers what it could not read."""

    def __init__(self, told: QueryDict) -> None:
        self.told = told
        self.passed_over: list[str] = []

    def one_of(self, name: str, known: Any, sentence: str) -> str:
        value = self.told.get(name, "")
        return self._kept(value, value if value in known else None, sentence) or ""

    def area(self, home_id: int) -> int | None:
        value, places = self.told.get("grid", ""), gazetteer()
        id = int(value) if value.isascii() and value.isdigit() and len(value) < 19 else 0
        is_ours = id in places.homes and places.home_of(id) == home_id
        found: int | None = self._kept(
            value, id if is_ours else None, _("This area is not part of your district.")
        )
        return found

    def category(self) -> int | None:
        value = self.told.get("category", "")
        leaf = catalogue().by_code(value) if value else None
        found: int | None = self._kept(
            value, leaf.id if leaf else None, _("This category does not exist.")
        )
        return found

    def day(self, name: str) -> date | None:
        value = self.told.get(name, "")
        try:
            found = date.fromisoformat(value) if value else None
        except ValueError:
            found = None
        sentence = _("“%(value)s” is not a date. Write it like 2026-07-17.")
        kept: date | None = self._kept(value, found, sentence % {"value": value[:LONGEST]})
        return kept

    def _kept(self, value: str, found: Any, sentence: str) -> Any:
        if value and found is None:
            self.passed_over.append(_("%(why)s It was left out.") % {"why": sentence})
        return found
