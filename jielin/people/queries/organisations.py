"""The organisations of a home as their administrator sees them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from jielin.organisations.models import Organisation
from jielin.organisations.queries import Unit, directory
from jielin.organisations.tree import Kind

from ..acting import Acting
from .staff import Hidden, area_named


@dataclass(frozen=True)
class OrganisationLine:
    """One organisation of the tree; `depth` counts from the top."""

    id: UUID
    name: str
    kind: str
    area: str
    phone: str
    depth: int
    is_active: bool = True


def tree(tenant_id: int) -> tuple[OrganisationLine, ...]:
    """The active organisations, each below its superior. No query."""
    units = directory().units(tenant_id)
    ids = {unit.id for unit in units}
    tops = [unit for unit in units if unit.parent_id not in ids]
    return tuple(_line(unit, depth) for top in tops for unit, depth in _down(top, 0, tenant_id))


def found(tenant_id: int, words: str) -> tuple[OrganisationLine, ...]:
    """Those whose name has the words, closed ones too; one query."""
    rows = Organisation.objects.filter(tenant_id=tenant_id, name__icontains=words)
    units = [
        directory().get(id) for id in rows.order_by("since", "id").values_list("id", flat=True)
    ]
    return tuple(_line(unit, 0) for unit in units)


def one(actor: Acting, tenant_id: int, id: UUID) -> Organisation:
    """An organisation of the home. Raises Hidden."""
    rows = Organisation.objects.filter(tenant_id=tenant_id, pk=id)
    row = rows.select_related("area", "parent", "tenant").first()
    if row is None or tenant_id not in actor.tenants:
        raise Hidden
    return row


def _down(unit: Unit, depth: int, tenant_id: int) -> Iterable[tuple[Unit, int]]:
    yield unit, depth
    for below in directory().below(unit.id):
        if below.tenant_id == tenant_id:
            yield from _down(below, depth + 1, tenant_id)


def _line(unit: Unit, depth: int) -> OrganisationLine:
    return OrganisationLine(
        id=unit.id,
        name=unit.label,
        kind=str(Kind(unit.kind).label),
        area=area_named(unit.area_id),
        phone=unit.duty_phone,
        depth=depth,
        is_active=unit.is_active,
    )
