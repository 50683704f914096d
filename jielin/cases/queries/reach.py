"""In whose reach many cases are at once: the same rules as `access.may_see`, for search."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple
from uuid import UUID

from jielin.catalogue.queries import catalogue
from jielin.kernel.models import Involvement
from jielin.kernel.rows import Written
from jielin.organisations.queries import directory
from jielin.people.acting import Acting, Scope
from jielin.search import marks
from jielin.search.sources import Told
from jielin.territory.queries import gazetteer

from ..models import Case
from .access import COLUMNS, reading
from .rows import is_interested


class Line(NamedTuple):
    """What is said of a case that was found, and the columns that say whom it is near to."""

    id: UUID
    number: str
    title: str
    state: str
    area_id: int
    place: str
    holder_id: UUID
    is_confidential: bool
    asked_by_id: UUID | None
    recused_ids: list[str]
    kept_from_ids: list[str]
    receiver_id: UUID
    street_id: int | None
    community_id: int | None


LINES = Written(
    lambda tenant_id, ids: (
        Case.objects.filter(tenant_id=tenant_id, pk__in=ids).order_by().values_list(*Line._fields)
    )
)


def visible(actor: Acting, tenant_id: int, ids: Collection[UUID]) -> list[Line]:
    """Those of these cases that the actor may see. At most two queries."""
    mine = reading(actor)
    kept = [one for one in lines(tenant_id, ids) if not is_interested(actor, one)]
    sure = {one.id for one in kept if _is_near(actor, tenant_id, one, mine)}
    unsure = [one.id for one in kept if one.id not in sure]
    if mine and unsure:
        involved = Involvement.of(tenant_id, Case.kind, mine)
        sure |= set(involved.filter(matter_id__in=unsure))
    return [one for one in kept if one.id in sure]


def lines(tenant_id: int, ids: Collection[UUID]) -> list[Line]:
    """These cases of the home, whoever may see them. One query."""
    return [Line(*one) for one in LINES.rows(tenant_id, ids)]


def _is_near(actor: Acting, tenant_id: int, one: Line, mine: Collection[UUID]) -> bool:
    """Held or received by a unit of the actor's, or of an area of theirs and not confidential."""
    if one.holder_id in mine or one.receiver_id in mine:
        return True
    return not one.is_confidential and any(
        scope.tenant_id == tenant_id and _covers(scope, one) for scope in actor.scopes
    )


def _covers(scope: Scope, one: Line) -> bool:
    column = COLUMNS.get(scope.level)
    return column is None or getattr(one, column) == scope.area_id


def marks_of(actor: Acting, tenant_id: int) -> set[str]:
    """What documents bear that stand in the actor's reach."""
    scopes = (scope for scope in actor.scopes if scope.tenant_id == tenant_id)
    areas = {
        marks.of_area(scope.level, scope.area_id)
        if scope.level in COLUMNS
        else marks.of_home(tenant_id)
        for scope in scopes
    }
    return areas | {marks.of_unit(unit) for unit in reading(actor)}


def ids(tenant_id: int) -> Any:
    """All cases of the home."""
    return Case.objects.filter(tenant_id=tenant_id).order_by().values_list("pk", flat=True)


def told(tenant_id: int, ids: Collection[UUID]) -> Iterator[Told]:
    """Number, words, place, category and units; never who asked. Two queries."""
    involved: dict[UUID, set[UUID]] = defaultdict(set)
    rows = Involvement.objects.filter(
        tenant_id=tenant_id, matter_kind=Case.kind, matter_id__in=ids, until=None
    )
    for case_id, unit in rows.values_list("matter_id", "organisation_id"):
        involved[case_id].add(unit)
    for case in Case.objects.filter(tenant_id=tenant_id, pk__in=ids).order_by():
        units = {case.holder_id, case.receiver_id, *involved[case.pk]}
        yield Told(
            tenant_id=tenant_id,
            subject_id=case.pk,
            at=case.registered_at,
            version=case.event_seq,
            number=case.number,
            words=_words(case),
            marks=frozenset(_marks(case, units)),
        )


def _words(case: Case) -> tuple[str, ...]:
    """The units are those whose names its page shows: who holds it, who helps."""
    known, named = directory(), (case.holder_id, *map(UUID, case.assisting))
    units = (known.find(id) for id in dict.fromkeys(named))
    return (
        case.title,
        case.text,
        case.place,
        gazetteer().label(case.area_id),
        catalogue().get(case.category_id).title,
        *(f"{unit.name} {unit.short_name}" for unit in units if unit),
    )


def _marks(case: Case, units: Collection[UUID]) -> Iterator[str]:
    """A confidential case is in the reach of no area: `access.in_scope` says the same."""
    yield from (marks.of_unit(unit) for unit in units if unit not in case.kept_from)
    if not case.is_confidential:
        yield marks.of_home(case.tenant_id)
        for level, column in COLUMNS.items():
            area_id = getattr(case, column)
            if area_id is not None:
                yield marks.of_area(level, area_id)
