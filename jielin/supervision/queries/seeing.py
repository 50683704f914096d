"""Which orders a member of staff may see: by taking part, never what is kept from them."""

from django.db.models import Q, QuerySet

from jielin.cases.models import Case
from jielin.cases.policy import is_interested
from jielin.cases.queries import access
from jielin.kernel.models import Involvement
from jielin.people.acting import Acting

from .. import policy
from ..models import SupervisionOrder


class Hidden(Exception):
    """There is no such thing for this actor, whether it exists or not."""


def visible(actor: Acting, tenant_id: int) -> QuerySet[SupervisionOrder]:
    """The orders that the actor's organisations take part in, each with its request."""
    rows = SupervisionOrder.objects.filter(_shown_to(actor, tenant_id), tenant_id=tenant_id)
    return rows.exclude(access.interesting(actor, "case__")).select_related("case")


def _shown_to(actor: Acting, tenant_id: int) -> Q:
    """By a post in a unit that takes part; one bound to a grid reads nothing confidential."""
    mine = actor.organisations_with(policy.READ)
    whole = {
        post.organisation_id
        for post in actor.posts
        if policy.READ in post.duties and post.area_level != "grid"
    }
    found = Q(id__in=Involvement.of(tenant_id, SupervisionOrder.kind, mine))
    if whole == mine:
        return found
    openly = found & Q(case__is_confidential=False)
    return openly | Q(id__in=Involvement.of(tenant_id, SupervisionOrder.kind, whole))


def without_interest(
    actor: Acting, orders: "QuerySet[SupervisionOrder]"
) -> list[SupervisionOrder]:
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
