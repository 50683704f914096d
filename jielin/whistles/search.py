"""What whistles put into search, and how those that are found are shown."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from jielin.kernel.models import Tenant
from jielin.organisations.queries import directory
from jielin.people.acting import Acting
from jielin.search.sources import Hit, Source
from jielin.territory.queries import gazetteer

from . import policy
from .desk.showing import order_url
from .models import WhistleOrder
from .queries import reach, seeing


def hits(actor: Acting, home: Tenant, ids: Collection[UUID]) -> dict[UUID, Hit]:
    """Those of these that the actor may see, as the list shows them."""
    return {one.pk: _hit(one, home) for one in reach.visible(actor, home.pk, ids)}


def exact(actor: Acting, home: Tenant, number: str) -> str:
    """The address of the whistle of this number, if the actor may see it."""
    if not number.startswith("CS"):
        return ""
    try:
        return order_url(seeing.order(actor, home.pk, number).number, home.slug)
    except seeing.Hidden:
        return ""


def _hit(one: WhistleOrder, home: Tenant) -> Hit:
    return Hit(
        url=order_url(one.number, home.slug),
        number=one.number,
        title=one.title,
        place=one.place or gazetteer().label(one.area_id),
        unit=directory().name(one.lead_unit_id or one.street_id),
        state=str(one.look.label),
        tone=one.look.tone,
        is_confidential=one.is_confidential,
    )


SEARCHED = (
    Source(
        kind=WhistleOrder.kind,
        label=_("Whistles"),
        icon="whistle",
        duty=policy.READ,
        ids=reach.ids,
        told=reach.told,
        marks=reach.marks_of,
        seen=hits,
        exact=exact,
    ),
)
