"""What notices put into search, and how those that are found are shown."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from jielin.kernel.models import Tenant
from jielin.organisations.queries import directory
from jielin.people.acting import Acting
from jielin.search.sources import Hit, Source

from . import policy
from .desk.showing import notice_url
from .models import Notice
from .queries import reach, seeing
from .queries.places import area_words


def hits(actor: Acting, home: Tenant, ids: Collection[UUID]) -> dict[UUID, Hit]:
    """Those of these that the actor may see, as the list shows them."""
    return {one.pk: _hit(one, home) for one in reach.visible(actor, home.pk, ids)}


def exact(actor: Acting, home: Tenant, number: str) -> str:
    """The address of the notice of this number, if the actor may see it."""
    if not number.startswith("GG"):
        return ""
    try:
        return notice_url(seeing.notice(actor, home.pk, number).number, home.slug)
    except seeing.Hidden:
        return ""


def _hit(one: Notice, home: Tenant) -> Hit:
    """Where it is for a community's whole area, the unit says the same."""
    unit, place = directory().name(one.organisation_id), area_words(one.area_ids)
    return Hit(
        url=notice_url(one.number, home.slug),
        number=one.number,
        title=one.title,
        place="" if place == unit else place,
        unit=unit,
        state=str(one.look.label),
        tone=one.look.tone,
    )


SEARCHED = (
    Source(
        kind=Notice.kind,
        label=_("Notices"),
        icon="bell",
        duty=policy.READ,
        ids=reach.ids,
        told=reach.told,
        marks=reach.marks_of,
        seen=hits,
        exact=exact,
    ),
)
