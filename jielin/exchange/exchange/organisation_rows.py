"""What a sheet of organisations says, row by row, and everything that is wrong in it."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from jielin.organisations.hours import BadHours, week
from jielin.organisations.models import Organisation
from jielin.organisations.queries import Unit, directory
from jielin.organisations.tree import OF_AN_AREA, Kind, may_serve, may_stand_under
from jielin.territory.queries import gazetteer

from ..offers import Asking
from ..openings import Stored, stored
from ..sheets import Column, Fault, Layout, Row, Sheet
from ..sheets.columns import in_every_language

LAYOUT = Layout(
    (
        Column(
            "kind",
            pgettext_lazy("sheet", "Kind"),
            40,
            is_required=True,
            width=18,
            note=gettext_lazy(
                "Street, community, department, utility, stationed office, property firm, "
                "residents' request centre or district Party committee."
            ),
        ),
        Column(
            "name",
            pgettext_lazy("sheet", "Name"),
            80,
            is_required=True,
            width=28,
            note=gettext_lazy(
                "The full name. An organisation of this name is changed, otherwise a new one "
                "is set up."
            ),
        ),
        Column("short_name", pgettext_lazy("sheet", "Short name"), 24, width=14),
        Column(
            "parent",
            pgettext_lazy("sheet", "Superior"),
            80,
            width=28,
            note=gettext_lazy("The name of an organisation of your home or of this sheet."),
        ),
        Column(
            "area",
            pgettext_lazy("sheet", "Code of the area served"),
            15,
            width=22,
            note=gettext_lazy("A street serves a street, a community a community."),
        ),
        Column("duty_phone", pgettext_lazy("sheet", "Duty phone"), 40, width=18),
        Column(
            "hours",
            pgettext_lazy("sheet", "Office hours"),
            200,
            width=34,
            note=gettext_lazy(
                "Such as 周一至周五 08:30-12:00 14:00-17:30；周六 09:00-12:00. Without days: "
                "Monday to Friday."
            ),
        ),
    ),
    unique=("name",),
)


@dataclass(frozen=True)
class Wanted:
    """An organisation as the sheet has it; what is empty stays as it is."""

    row: int
    kind: str
    name: str
    short_name: str
    parent: str
    area_id: int | None
    duty_phone: str
    hours: Stored = field(default_factory=dict)

    def differs(self, unit: Unit) -> bool:
        """Whether anything that the sheet names is not so already."""
        told = (
            (self.short_name, unit.short_name),
            (self.parent, directory().get(unit.parent_id).name if unit.parent_id else ""),
            (self.area_id, unit.area_id),
            (self.duty_phone, unit.duty_phone),
            (self.hours and week(self.hours), unit.hours),
        )
        return any(now and now != was for now, was in told)


class Reader:
    """Reads row after row and collects what is wrong."""

    def __init__(self, asking: Asking, sheet: Sheet) -> None:
        self.home_id, self.sheet = asking.home.pk, sheet
        self.faults: list[Fault] = []
        self.units = {unit.name: unit for unit in directory().units(self.home_id)}
        self.closed = _closed(self.home_id)
        self.kinds = {word: kind for kind in Kind for word in in_every_language(kind.label)}
        self.told = {row.cells["name"]: self.kinds.get(row.cells["kind"]) for row in sheet.rows}
        self.served: dict[tuple[str, int], str] = {}

    def wanted(self, row: Row) -> Wanted:
        """The organisation of the row; with a fault it is worth nothing."""
        cells = row.cells
        kind = self._kind(row)
        return Wanted(
            row=row.number,
            kind=kind,
            name=cells["name"],
            short_name=cells.get("short_name", ""),
            parent=self._parent(row, kind),
            area_id=self._area(row, kind),
            duty_phone=cells.get("duty_phone", ""),
            hours=self._hours(row),
        )

    def _kind(self, row: Row) -> str:
        name, kind = row.cells["name"], self.kinds.get(row.cells["kind"])
        unit = self.units.get(name)
        if kind is None:
            self._wrong(row, "kind", _("This is no kind of organisation. See the notes."))
        elif unit is not None and unit.kind != kind:
            self._wrong(row, "kind", _("It is of another kind already; the kind never changes."))
        if name in self.closed:
            self._wrong(row, "name", _("An organisation of this name was closed. Use another."))
        return str(kind or "")

    def _parent(self, row: Row, kind: str) -> str:
        name = row.cells.get("parent", "")
        if not name:
            return ""
        above = self.told.get(name) or (self.units[name].kind if name in self.units else None)
        if above is None:
            self._wrong(
                row, "parent", _("No organisation of your home or this sheet is so named.")
            )
        elif kind and not may_stand_under(kind, above):
            self._wrong(row, "parent", _("Such an organisation cannot stand under it."))
        return name

    def _area(self, row: Row, kind: str) -> int | None:
        code = row.cells.get("area", "")
        if not code:
            return None
        place = gazetteer().by_code(code)
        if place is None or gazetteer().homes.get(place.id) != self.home_id:
            self._wrong(row, "area", _("No area of your home has this code."))
            return None
        if kind and not may_serve(kind, place.level):
            self._wrong(row, "area", _("A street serves a street, a community a community."))
        self._only_one(row, kind, place.id)
        return place.id

    def _only_one(self, row: Row, kind: str, area_id: int) -> None:
        """One unit of a kind answers for an area, in the home and in the sheet."""
        name = row.cells["name"]
        there = directory().of_area(area_id, kind)
        first = self.served.setdefault((kind, area_id), name)
        other = first if first != name else there.name if there else name
        if kind in OF_AN_AREA and other != name:
            sentence = _("%(name)s already answers for this area.") % {"name": other}
            self._wrong(row, "area", sentence)

    def _hours(self, row: Row) -> Stored:
        try:
            hours = stored(row.cells.get("hours", ""))
            week(hours)
        except (ValueError, BadHours):
            self._wrong(row, "hours", _("Write hours like 周一至周五 08:30-12:00 14:00-17:30."))
            return {}
        return hours

    def _wrong(self, row: Row, key: str, sentence: str) -> None:
        self.faults.append(self.sheet.fault(row, key, sentence))


def _closed(home_id: int) -> frozenset[str]:
    rows = Organisation.objects.filter(tenant_id=home_id, is_active=False)
    return frozenset(rows.values_list("name", flat=True))
