"""Which orders a member of staff may see: by taking part, never what is kept from them."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from jielin.cases.models import Case
from jielin.cases.policy import is_interested
from jielin.cases.queries import access
from jielin.cases.queries.todo import SEALED
from jielin.kernel.models import Involvement
from jielin.kernel.rows import Written
from jielin.people.acting import Acting

from .. import policy
from ..models import SupervisionOrder

# No unit has this id: where one is asked for and there is none.
NOBODY = frozenset({UUID(int=0)})


class Hidden(Exception):
    """There is no such thing for this actor, whether it exists or not."""


def visible(actor: Acting, tenant_id: int) -> QuerySet[SupervisionOrder]:
    """The orders that the actor's organisations take part in, each with its request."""
    rows = _shown_to(tenant_id, *_units(actor))
    return rows.exclude(access.interesting(actor, "case__"))


def owed(actor: Acting, tenant_id: int, ids: Collection[UUID]) -> list[SupervisionOrder]:
    """Those with these ids that are visible, for lines of a list. One query."""
    return without_interest(actor, _BY_IDS.rows(tenant_id, *_units(actor), ids))


def _units(actor: Acting) -> tuple[frozenset[UUID], frozenset[UUID] | None]:
    """Where the actor reads openly, and where for the whole unit; None for the same units."""
    mine = actor.organisations_with(policy.READ)
    whole = frozenset(
        post.organisation_id
        for post in actor.posts
        if policy.READ in post.duties and post.area_level != "grid"
    )
    return mine, None if whole == mine else whole or NOBODY


def _shown_to(tenant_id: Any, mine: Any, whole: Any) -> QuerySet[SupervisionOrder]:
    """By a post in a unit that takes part; one bound to a grid reads nothing confidential."""
    found = Q(id__in=Involvement.of(tenant_id, SupervisionOrder.kind, mine))
    if whole is not None:
        found &= Q(case__is_confidential=False)
        found |= Q(id__in=Involvement.of(tenant_id, SupervisionOrder.kind, whole))
    rows = SupervisionOrder.objects.filter(found, tenant_id=tenant_id)
    return rows.select_related("case")


_BY_IDS = Written(
    lambda tenant_id, mine, whole, ids: (
        _shown_to(tenant_id, mine, whole)
        .filter(pk__in=ids)
        .defer(*(f"case__{name}" for name in SEALED))
        .order_by()
    )
)


def without_interest(actor: Acting, orders: Iterable[SupervisionOrder]) -> list[SupervisionOrder]:
    """Drop what the actor must keep away from."""
    return [order for order in orders if not is_interested(actor, order.case)]


def order(actor: Acting, tenant_id: int, number: str) -> SupervisionOrder:
    """Raises Hidden."""
    found = without_interest(actor, visible(actor, tenant_id).filter(number=number))
    if not found:
        raise Hidden
    return found[0]


def case(actor: Acting, tenant_id: int, number: str) -> Case:
    """A request that this person may see, to begin an order for. Raises Hidden."""
    try:
        return access.seen(actor, tenant_id, number)
    except access.Hidden as hidden:
        raise Hidden from hidden


def of_case(case: Case) -> SupervisionOrder | None:
    """The newest order of a request; nothing is asked where there was never one. One query."""
    if SupervisionOrder.kind not in case.attached:
        return None
    rows = SupervisionOrder.objects.filter(tenant_id=case.tenant_id, case_id=case.pk)
    found: SupervisionOrder | None = rows.order_by("-round").first()
    if found is not None:
        found.case = case
    return found
