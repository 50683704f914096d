"""Organisations of a home, known by their names."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from jielin.kernel.workflow import Refused
from jielin.organisations.hours import BadHours, week
from jielin.organisations.models import Organisation
from jielin.organisations.policy import SETTLE
from jielin.organisations.queries import Unit, directory
from jielin.organisations.tree import HEIGHT, OF_AN_AREA, Kind, may_serve, may_stand_under
from jielin.territory.models import Area
from jielin.territory.queries import gazetteer

from ..offers import Asking, Change, Importer, Plan, RowRefused, Tick
from ..openings import Stored, stored
from ..sheets import Column, Fault, Layout, Row, Sheet
from ..sheets.columns import in_every_language

LAYOUT = Layout(
    (
        Column("kind", pgettext_lazy("sheet", "Kind"), 40, is_required=True, width=18, note=gettext_lazy(
            "Street, community, department, utility, stationed office, property firm, "
            "residents' request centre or district Party committee.")),
        Column("name", pgettext_lazy("sheet", "Name"), 80, is_required=True, width=28, note=gettext_lazy(
            "The full name. An organisation of this name is changed, otherwise a new one is set "
            "up.")),
        Column("short_name", pgettext_lazy("sheet", "Short name"), 24, width=14),
        Column("parent", pgettext_lazy("sheet", "Superior"), 80, width=28, note=gettext_lazy(
            "The name of an organisation of your home or of this sheet.")),
        Column("area", pgettext_lazy("sheet", "Code of the area served"), 15, width=22, note=gettext_lazy(
            "A street serves a street, a community a community.")),
        Column("duty_phone", pgettext_lazy("sheet", "Duty phone"), 40, width=18),
        Column("hours", pgettext_lazy("sheet", "Office hours"), 200, width=34, note=gettext_lazy(
            "Such as 周一至周五 08:30-12:00 14:00-17:30；周六 09:00-12:00. Without days: Monday "
            "to Friday.")),
    ),
    unique=("name",),
)  # fmt: skip
EXAMPLE = {
    "kind": "社区",
    "name": "梧桐里社区居民委员会",
    "short_name": "梧桐里",
    "parent": "东桥街道",
    "area": "990102001001",
    "duty_phone": "0935-8212345",
    "hours": "周一至周五 08:30-12:00 14:00-17:30",
}


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


def plan(asking: Asking, sheet: Sheet) -> Plan:
    """What is new and what is changed, or every fault."""
    reader = _Reader(asking, sheet)
    wanted = [reader.wanted(row) for row in sheet.rows]
    if reader.faults:
        return Plan(faults=tuple(reader.faults))
    changes = []
    for one in wanted:
        unit = reader.units.get(one.name)
        if unit is None:
            said = _("New: %(kind)s %(name)s")
        elif one.differs(unit):
            said = _("Changed: %(kind)s %(name)s")
        else:
            continue
        told = {"kind": Kind(one.kind).label, "name": one.name}
        changes.append(Change(one.row, unit is None, said % told, one))
    return Plan(tuple(changes), len(wanted) - len(changes))


def write(asking: Asking, changes: Sequence[Change], tick: Tick) -> None:
    """Superiors before those below them. Raises RowRefused."""
    known = {one.name: one for one in Organisation.objects.filter(tenant_id=asking.home.pk)}
    ordered = sorted(changes, key=lambda change: (HEIGHT[Kind(change.told.kind)], change.row))
    for done, change in enumerate(ordered, start=1):
        one: Wanted = change.told
        try:
            if one.name in known:
                _alter(known[one.name], one, known, asking.actor)
            else:
                known[one.name] = _found(one, known, asking)
        except (Refused, ValidationError) as error:
            told = error.messages if isinstance(error, ValidationError) else [str(error)]
            raise RowRefused(one.row, " ".join(told)) from error
        if not done % 50:
            tick(done)


def _found(one: Wanted, known: dict[str, Organisation], asking: Asking) -> Organisation:
    return Organisation.found(
        tenant=asking.home,
        kind=one.kind,
        name=one.name,
        by=asking.actor,
        short_name=one.short_name,
        parent=known[one.parent] if one.parent else None,
        area=_area(one),
        duty_phone=one.duty_phone,
        office_hours=one.hours,
    )


def _alter(unit: Organisation, one: Wanted, known: dict[str, Organisation], by: Any) -> None:
    """One verb for each part that differs."""
    if one.short_name and one.short_name != unit.short_name:
        unit.rename(unit.name, by=by, short_name=one.short_name, name_en=unit.name_en)
    if one.parent and known[one.parent].pk != unit.parent_id:
        unit.move_under(known[one.parent], by=by)
    if one.area_id and one.area_id != unit.area_id:
        unit.serve(_area(one), by=by)
    phone, hours = one.duty_phone or unit.duty_phone, one.hours or unit.office_hours
    if phone != unit.duty_phone or week(hours) != week(unit.office_hours):
        unit.be_reached(duty_phone=phone, office_hours=hours, by=by)


def _area(one: Wanted) -> Area | None:
    return Area.objects.get(pk=one.area_id) if one.area_id else None


class _Reader:
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
            self._wrong(row, "parent", _("No organisation of your home or this sheet is so named."))
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


ORGANISATIONS = Importer(
    key="organisations",
    label=gettext_lazy("Organisations"),
    line=gettext_lazy("Kind, name, superior, area served, duty phone and office hours"),
    icon="office",
    duty=SETTLE,
    layout=LAYOUT,
    example=EXAMPLE,
    notes=(
        gettext_lazy("An empty cell leaves what is known as it is; nothing is closed by a sheet."),
    ),
    plan=plan,
    write=write,
)
