"""What cases put into search, and how those that are found are shown."""

from collections.abc import Collection
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jielin.kernel.models import Tenant
from jielin.organisations.queries import directory
from jielin.people.acting import Acting
from jielin.search.sources import Hit, Source
from jielin.territory.queries import gazetteer

from . import policy
from .models import Case
from .queries import reach
from .queries.access import Hidden, seen
from .queries.rows import spoken_looks


def hits(actor: Acting, home: Tenant, ids: Collection[UUID]) -> dict[UUID, Hit]:
    """Those of these that the actor may see, as a list shows them."""
    looks, places, units = spoken_looks(), gazetteer(), directory()
    below = _below(home)
    return {
        one.id: Hit(
            url=f"{below}{one.number}/",
            number=one.number,
            title=one.title,
            place=one.place or places.label(one.area_id),
            unit=units.name(one.holder_id),
            state=looks[one.state][0],
            tone=looks[one.state][1],
            is_confidential=one.is_confidential,
        )
        for one in reach.visible(actor, home.pk, ids)
    }


def exact(actor: Acting, home: Tenant, number: str) -> str:
    """The address of the case of this number, if the actor may see it."""
    if not number.startswith("SQ"):
        return ""
    try:
        return f"{_below(home)}{seen(actor, home.pk, number).number}/"
    except Hidden:
        return ""


def _below(home: Tenant) -> str:
    """Where the pages of single cases begin: asked once, not for each line."""
    return reverse("desk_cases:list", kwargs={"home": home.slug})


SEARCHED = (
    Source(
        kind=Case.kind,
        label=_("Requests"),
        icon="inbox",
        duty=policy.READ,
        ids=reach.ids,
        told=reach.told,
        marks=reach.marks_of,
        seen=hits,
        exact=exact,
    ),
)
