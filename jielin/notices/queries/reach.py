"""In whose reach many notices are at once: the same rules as `seeing.within`, for search."""

from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from jielin.organisations.queries import directory
from jielin.people.acting import Acting
from jielin.search import marks
from jielin.search.sources import Told

from .. import policy
from ..models import Notice
from ..states import NoticeState
from .places import area_words
from .seeing import WHOLE_DISTRICT, within


def visible(actor: Acting, tenant_id: int, ids: Collection[UUID]) -> list[Notice]:
    """Those of these that the actor may see; a discarded draft is not found. One query."""
    rows = within(actor, tenant_id).filter(pk__in=ids).order_by()
    return list(rows.exclude(state=NoticeState.DISCARDED))


def marks_of(actor: Acting, tenant_id: int) -> set[str]:
    """What documents bear that stand in the actor's reach."""
    found = set()
    for id in actor.organisations_with(policy.READ):
        unit = directory().find(id)
        is_whole = unit is not None and unit.kind in WHOLE_DISTRICT
        found.add(marks.of_home(tenant_id) if is_whole else marks.of_unit(id))
    return found


def ids(tenant_id: int) -> Any:
    """All notices of the home."""
    rows = Notice.objects.filter(tenant_id=tenant_id).order_by()
    return rows.values_list("pk", flat=True)


def told(tenant_id: int, ids: Collection[UUID]) -> Iterator[Told]:
    """Number, words, areas and unit. One query."""
    for one in Notice.objects.filter(tenant_id=tenant_id, pk__in=ids).order_by():
        unit = directory().name(one.organisation_id)
        above = {marks.of_unit(id) for id in one.approvers()}
        yield Told(
            tenant_id=tenant_id,
            subject_id=one.pk,
            at=one.valid_from,
            version=one.event_seq,
            number=one.number,
            words=(one.title, one.text, one.buildings, area_words(one.area_ids), unit),
            marks=frozenset(above | {marks.of_home(tenant_id)}),
        )
