"""Which notices the desk sees: those of one's units and of the units below them."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from jielin.organisations.queries import Unit, directory
from jielin.organisations.tree import Kind
from jielin.people.acting import Acting

from .. import policy
from ..models import Notice

WHOLE_DISTRICT = frozenset({Kind.DISTRICT_CENTRE, Kind.DISTRICT_PARTY_COMMITTEE})


class Hidden(Exception):
    """There is no such notice for this actor, whether it exists or not."""


def within(actor: Acting, tenant_id: int) -> QuerySet[Notice]:
    """The notices that the actor's units write or look after."""
    rows = Notice.objects.filter(tenant_id=tenant_id)
    mine = [unit for id in _reading(actor) if (unit := directory().find(id)) is not None]
    if any(unit.kind in WHOLE_DISTRICT for unit in mine):
        return rows
    return rows.filter(organisation_id__in=sorted(_with_those_below(mine)))


def notice(actor: Acting, tenant_id: int, number: str) -> Notice:
    """One of them. Raises Hidden."""
    found = within(actor, tenant_id).filter(number=number).select_related("corrects").first()
    if found is None:
        raise Hidden
    return found


def speaking(actor: Acting) -> tuple[Unit, ...]:
    """The units for which the actor writes notices."""
    units = (directory().find(id) for id in sorted(actor.organisations_with(policy.WRITE)))
    return tuple(unit for unit in units if unit is not None)


def _reading(actor: Acting) -> frozenset[UUID]:
    return actor.organisations_with(policy.READ)


def _with_those_below(units: Iterable[Unit]) -> set[UUID]:
    found: set[UUID] = set()
    waiting = [unit.id for unit in units]
    while waiting:
        id = waiting.pop()
        if id not in found:
            found.add(id)
            waiting += [below.id for below in directory().below(id)]
    return found
