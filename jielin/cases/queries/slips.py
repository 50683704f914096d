"""The paper slips of the areas that somebody registers for."""

from uuid import UUID

from jielin.people.acting import Acting

from ..models import Case, Slip
from .choices import grids

MOST_LISTED = 30
PICTURE = "slip"  # what the picture is attached as: beside the case, and never shown outside


def recent(actor: Acting, tenant_id: int) -> tuple[Slip, ...]:
    """The newest slips of my areas."""
    rows = Slip.objects.filter(tenant_id=tenant_id, area_id__in=_areas(actor))
    return tuple(rows.select_related("area")[:MOST_LISTED])


def of_batch(actor: Acting, tenant_id: int, batch: UUID) -> tuple[Slip, ...]:
    """Those that were printed together, in order."""
    rows = Slip.objects.filter(tenant_id=tenant_id, batch=batch, area_id__in=_areas(actor))
    return tuple(rows.order_by("number"))


def of_number(actor: Acting, tenant_id: int, number: str) -> Slip | None:
    """One slip, if it is of my areas."""
    rows = Slip.objects.filter(tenant_id=tenant_id, number=number.strip().upper())
    return rows.filter(area_id__in=_areas(actor)).first()


def case_of(slip: Slip) -> Case | None:
    """What it became."""
    if slip.case_id is None:
        return None
    return Case.objects.filter(tenant_id=slip.tenant_id, pk=slip.case_id).first()


def _areas(actor: Acting) -> list[int]:
    return [int(id) for group in grids(actor) for id, _label in group.options]
