"""What whistles hold about a person: what a request said, and who came to the spot."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy

from jielin.deadlines.queries import times
from jielin.kernel.actors import Actor
from jielin.kernel.erasing import Known
from jielin.kernel.homes import everywhere
from jielin.kernel.personal import DUTY, WITH_RECORDS, Held, Person
from jielin.search.models import Document

from .models import Response, WhistleOrder
from .queries import reach

_CALLED = gettext_lazy("The street, the community and the units that were called")
HELD = (
    Held(
        "WhistleOrder",
        gettext_lazy("Words and place of your request, where departments were called for it"),
        gettext_lazy("So that those who come know what it is about"),
        DUTY,
        WITH_RECORDS,
        _CALLED,
    ),
    Held(
        "Word",
        gettext_lazy("What was written with the steps of a whistle"),
        gettext_lazy("To deal with it together"),
        DUTY,
        WITH_RECORDS,
        _CALLED,
    ),
    Held(
        "Response.arrived_person",
        gettext_lazy("The member of staff who came to the spot"),
        gettext_lazy("To prove that the unit came"),
        DUTY,
        gettext_lazy("One year after the arrival"),
        _CALLED,
    ),
    Held(
        "Response",
        gettext_lazy("What the units that were called wrote of it"),
        gettext_lazy("To deal with it together"),
        DUTY,
        WITH_RECORDS,
        _CALLED,
    ),
)


def erase(person: Person, known: Known, by: Actor) -> int:
    """Take the words of the request out of the whistles about it, and out of search."""
    here = {"tenant_id__in": everywhere()}
    orders = WhistleOrder.objects.filter(**here, case_id__in=known.matters)
    ids = list(orders.values_list("tenant_id", "pk"))
    keys = [pk for _tenant, pk in ids]
    changed = sum(order.forget(by=by, known=known) for order in orders)
    parts = Response.objects.filter(**here, order_id__in=keys)
    changed += sum(part.forget(by=by, known=known) for part in parts)
    for tenant_id in {tenant for tenant, _pk in ids}:
        mine = [pk for tenant, pk in ids if tenant == tenant_id]
        Document.forget(tenant_id, WhistleOrder.kind, mine)
        Document.put(WhistleOrder.kind, reach.told(tenant_id, mine))
    return changed


def retain(now: datetime) -> Mapping[str, int]:
    """Who came is not asked any more after a year."""
    gone = 0
    for tenant_id in everywhere():
        rule = times("keep_arrival_names", at=now, tenant_id=tenant_id)
        gone += Response.forget_names(tenant_id, now - timedelta(days=rule.amount))
    return {"Response.arrived_person": gone}
