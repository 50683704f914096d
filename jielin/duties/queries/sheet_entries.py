"""From the rows of a sheet to entries of a list, and back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from jielin.exchange.sheets import Fault, Row, Sheet, split

from ..entry_text import EntryText, is_reserved
from ..models import DutyEntry
from .naming import category_named, unit_named, unit_names


@dataclass(frozen=True)
class Taken:
    """What a sheet says: all its entries, or faults and no entry."""

    entries: tuple[EntryText, ...]
    faults: tuple[Fault, ...]
    rows: tuple[Row, ...] = ()

    def numbered_anew(self) -> tuple[Fault, ...]:
        """The faults with the rows of a sheet that leaves empty rows out."""
        places = {row.number: at for at, row in enumerate(self.rows, start=2)}
        return tuple(replace(f, row=places[f.row]) for f in self.faults if f.row in places)


def take(sheet: Sheet, tenant_id: int) -> Taken:
    """All or nothing: names become units, codes become categories."""
    found = [_Reading(sheet, row, tenant_id) for row in sheet.rows]
    faults = [*sheet.faults, *(fault for one in found for fault in one.faults())]
    if faults:
        return Taken((), tuple(sorted(faults, key=lambda one: (one.row, one.column))), sheet.rows)
    return Taken(tuple(one.entry() for one in found), ())


def rows_of(entries: Iterable[DutyEntry]) -> Iterator[dict[str, str]]:
    """Entries as cells; those that came by admission are not written by hand."""
    for entry in entries:
        if entry.admitted_by_id is None:
            yield {
                "code": entry.code,
                "title": entry.title,
                "basis": entry.basis,
                "categories": "、".join(entry.categories),
                "unit": unit_names([entry.unit_id]),
                "assisting": unit_names(entry.text.assisting),
                "note": entry.note,
                "ends_on": entry.ends_on.isoformat() if entry.ends_on else "",
            }


class _Reading:
    """One row, with the names that were looked up."""

    def __init__(self, sheet: Sheet, row: Row, tenant_id: int) -> None:
        self._sheet, self._row, self._tenant_id = sheet, row, tenant_id
        self._cells = row.cells

    def entry(self) -> EntryText:
        """The entry; only of a row without faults."""
        categories = (category_named(name) for name in self._parts("categories"))
        return EntryText(
            code=self._cells["code"],
            title=self._cells["title"],
            basis=self._cells["basis"],
            categories=tuple(leaf.code for leaf in categories if leaf is not None),
            unit_id=next(iter(self._units("unit")), None),
            assisting=self._units("assisting"),
            note=self._cells.get("note", ""),
            ends_on=self._ends_on(),
        )

    def faults(self) -> Iterator[Fault]:
        """What of the row cannot be understood, in sentences."""
        number = self._row.number
        if is_reserved(self._cells["code"]):
            yield self._fault("code", _("Row %(row)d: codes with ZR are given by admission."))
        for name in self._parts("categories"):
            if category_named(name) is None:
                told = {"row": number, "name": name}
                text = _("Row %(row)d: “%(name)s” is not the code of a category in use.") % told
                yield self._fault("categories", text)
        for key in ("unit", "assisting"):
            for name in self._parts(key):
                if unit_named(self._tenant_id, name) is None:
                    told = {"row": number, "name": name}
                    text = _("Row %(row)d: there is no unit named “%(name)s” here.") % told
                    yield self._fault(key, text)
        if self._cells.get("ends_on") and self._ends_on() is None:
            yield self._fault("ends_on", _("Row %(row)d: write the last day like 2026-12-31."))

    def _fault(self, key: str, text: str) -> Fault:
        sentence = text.replace("%(row)d", str(self._row.number))
        return self._sheet.fault(self._row, key, sentence)

    def _parts(self, key: str) -> tuple[str, ...]:
        return split(self._cells.get(key, ""))

    def _units(self, key: str) -> tuple[UUID, ...]:
        found = (unit_named(self._tenant_id, name) for name in self._parts(key))
        return tuple(unit.id for unit in found if unit is not None)

    def _ends_on(self) -> date | None:
        try:
            return date.fromisoformat(self._cells.get("ends_on", ""))
        except ValueError:
            return None
