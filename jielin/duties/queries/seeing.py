"""What a member of staff may see: by involvement, by lists that are public, by place."""

from typing import TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

from jielin.kernel.models import Involvement
from jielin.organisations.queries import Unit, directory
from jielin.people.acting import Acting

from .. import policy
from ..models import Admission, Census, DutyList, ListVersion, Objection, PowerExercise
from ..states import VersionState

M = TypeVar("M", bound=Model)


class Hidden(Exception):
    """There is no such thing for this actor, whether it exists or not."""


def involving(rows: QuerySet[M], actor: Acting, tenant_id: int) -> QuerySet[M]:
    """The matters of a kind that the actor's organisations take part in."""
    kind: str = rows.model.kind  # type: ignore[attr-defined]
    mine = Involvement.of(tenant_id, kind, actor.organisations_with(policy.READ))
    return rows.filter(tenant_id=tenant_id, id__in=mine)


def admission(actor: Acting, tenant_id: int, number: str) -> Admission:
    """Raises Hidden."""
    rows = Admission.objects.filter(number=number).prefetch_related("targets")
    return _one(involving(rows, actor, tenant_id))


def exercise(actor: Acting, tenant_id: int, number: str) -> PowerExercise:
    """Raises Hidden."""
    return _one(involving(PowerExercise.objects.filter(number=number), actor, tenant_id))


def objection(actor: Acting, tenant_id: int, id: str) -> Objection:
    """To an admission that the actor sees. Raises Hidden."""
    seen = involving(Admission.objects.all(), actor, tenant_id).values("id")
    rows = Objection.objects.filter(tenant_id=tenant_id, pk=_uuid(id), admission_id__in=seen)
    return _one(rows.select_related("admission"))


def duty_list(tenant_id: int, id: UUID) -> DutyList:
    """Lists are public. Raises Hidden."""
    return _one(DutyList.objects.filter(tenant_id=tenant_id, pk=id))


def version(actor: Acting, tenant_id: int, id: str) -> ListVersion:
    """A version; drafts only for those who write them. Raises Hidden."""
    rows = ListVersion.objects.filter(tenant_id=tenant_id, pk=_uuid(id))
    found = _one(rows.select_related("duty_list"))
    hidden = {VersionState.DRAFT, VersionState.DISCARDED}
    if found.state in hidden and not policy.may_edit(actor, found):
        raise Hidden
    return found


def census(actor: Acting, tenant_id: int, id: str) -> Census:
    """Of a community in the actor's reach. Raises Hidden."""
    rows = Census.objects.filter(tenant_id=tenant_id, pk=_uuid(id))
    mine = {unit.id for unit in communities(actor, tenant_id)}
    return _one(rows.filter(community_id__in=mine))


def communities(actor: Acting, tenant_id: int) -> tuple[Unit, ...]:
    """The communities at or below the actor's organisations, in the order of founding."""
    mine = actor.organisations_with(policy.READ)
    units = directory()
    return tuple(
        unit
        for unit in units.units(tenant_id, "community")
        if unit.id in mine or any(above.id in mine for above in units.superiors(unit.id))
    )


def departments(actor: Acting, tenant_id: int, duty: str) -> tuple[Unit, ...]:
    """The departments for which the actor has a duty."""
    mine = actor.organisations_with(duty)
    return tuple(unit for unit in directory().units(tenant_id, "department") if unit.id in mine)


def _one(rows: QuerySet[M]) -> M:
    found = rows.first()
    if found is None:
        raise Hidden
    return found


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Hidden from error


def above(community_id: UUID) -> frozenset[UUID]:
    """The units that oversee a community."""
    return frozenset(unit.id for unit in directory().superiors(community_id))
