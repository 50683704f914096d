"""Organisations of a home, known by their names."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel.workflow import Refused
from jielin.organisations.hours import week
from jielin.organisations.models import Organisation
from jielin.organisations.policy import SETTLE
from jielin.organisations.tree import HEIGHT, Kind
from jielin.territory.models import Area

from ..offers import Asking, Change, Importer, Plan, RowRefused, Tick
from ..sheets import Sheet
from .organisation_rows import LAYOUT, Reader, Wanted

EXAMPLE = {
    "kind": "社区",
    "name": "梧桐里社区居民委员会",
    "short_name": "梧桐里",
    "parent": "东桥街道",
    "area": "990102001001",
    "duty_phone": "0935-8212345",
    "hours": "周一至周五 08:30-12:00 14:00-17:30",
}


def plan(asking: Asking, sheet: Sheet) -> Plan:
    """What is new and what is changed, or every fault."""
    reader = Reader(asking, sheet)
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
