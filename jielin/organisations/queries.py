"""All organisations as one snapshot in the process: no query while nothing changed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language

from jielin.kernel.reference import Reference
from jielin.territory.queries import gazetteer

from .hours import Week, week
from .models import DIRECTORY, Organisation
from .tree import OF_AN_AREA


@dataclass(frozen=True)
class Unit:
    """What others may know of an organisation. `hours` has seven days, Monday first."""

    id: UUID
    tenant_id: int
    kind: str
    name: str
    short_name: str
    parent_id: UUID | None
    area_id: int | None
    duty_phone: str
    hours: Week
    name_en: str = ""
    is_active: bool = True

    @property
    def label(self) -> str:
        """The name in the reader's language, where there is one."""
        if self.name_en and (get_language() or "").startswith("en"):
            return self.name_en
        return self.name


class Directory:
    """Every organisation of every home. Those that were closed are found by id alone."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units = {unit.id: unit for unit in units}
        self._below: dict[UUID, list[Unit]] = defaultdict(list)
        self._of_area: dict[tuple[int, str], Unit] = {}
        for unit in self._units.values():
            self._place(unit)

    def get(self, id: UUID) -> Unit:
        """The organisation. Raises KeyError."""
        return self._units[id]

    def find(self, id: UUID | None) -> Unit | None:
        """The organisation, or None when nobody has the id."""
        return None if id is None else self._units.get(id)

    def name(self, id: UUID | None) -> str:
        """The name in the reader's language; empty when nobody has the id."""
        unit = self.find(id)
        return "" if unit is None else unit.label

    def of_area(self, area_id: int, kind: str) -> Unit | None:
        """The organisation of a kind that answers for exactly this area."""
        return self._of_area.get((area_id, kind))

    def serving(self, area_id: int) -> Unit | None:
        """The nearest community, street or district centre from this area upwards."""
        places = gazetteer()
        if area_id not in places.places:
            return None
        upwards = (area_id, *(place.id for place in reversed(places.ancestors(area_id))))
        for id in upwards:
            for kind in OF_AN_AREA:
                unit = self._of_area.get((id, kind))
                if unit is not None:
                    return unit
        return None

    def superior(self, id: UUID) -> Unit | None:
        """The organisation directly above."""
        return self.find(self.get(id).parent_id)

    def superiors(self, id: UUID) -> tuple[Unit, ...]:
        """All above, the nearest first."""
        above: list[Unit] = []
        unit = self.superior(id)
        while unit is not None:
            above.append(unit)
            unit = self.find(unit.parent_id)
        return tuple(above)

    def below(self, id: UUID) -> tuple[Unit, ...]:
        """Those directly under it that are active."""
        return tuple(self._below.get(id, ()))

    def units(self, tenant_id: int, kind: str | None = None) -> tuple[Unit, ...]:
        """The active organisations of a home, perhaps of one kind, in the order of founding."""
        return tuple(
            unit
            for unit in self._units.values()
            if unit.is_active and unit.tenant_id == tenant_id and kind in {None, unit.kind}
        )

    def _place(self, unit: Unit) -> None:
        if not unit.is_active:
            return
        if unit.parent_id is not None:
            self._below[unit.parent_id].append(unit)
        if unit.area_id is not None:
            self._of_area.setdefault((unit.area_id, unit.kind), unit)


def _load() -> Directory:
    return Directory(
        Unit(
            id=row.id,
            tenant_id=row.tenant_id,
            kind=row.kind,
            name=row.name,
            short_name=row.short_name or row.name,
            parent_id=row.parent_id,
            area_id=row.area_id,
            duty_phone=row.duty_phone,
            hours=week(row.office_hours),
            name_en=row.name_en,
            is_active=row.is_active,
        )
        for row in Organisation.objects.order_by("since", "id")
    )


_DIRECTORY = Reference(DIRECTORY, _load)


def directory() -> Directory:
    """The snapshot of all organisations."""
    return _DIRECTORY.get()
