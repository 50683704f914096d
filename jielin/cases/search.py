"""What cases put into search, and how those that are found are shown."""

from collections.abc import Collection
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jielin.kernel import clock
from jielin.kernel.models import Tenant
from jielin.people.acting import Acting
from jielin.search.sources import Hit, Source

from . import policy
from .models import Case
from .queries import reach
from .queries.access import Hidden, seen
from .queries.rows import Writer


def hits(actor: Acting, home: Tenant, ids: Collection[UUID]) -> dict[UUID, Hit]:
    """Those of these that the actor may see, as a list shows them."""
    writer, found = Writer(clock.now()), reach.visible(actor, home.pk, ids)
    rows, below = {one.id: writer.row(one) for one in found}, _below(home)
    return {
        id: Hit(
            url=f"{below}{row.number}/",
            number=row.number,
            title=row.title,
            place=row.place,
            unit=row.holder,
            state=row.state,
            tone=row.tone,
            is_confidential=row.is_confidential,
        )
        for id, row in rows.items()
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
