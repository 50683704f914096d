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
    rows = {one.id: writer.row(one) for one in found}
    return {
        id: Hit(
            url=_url(home, row.number),
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
        return _url(home, seen(actor, home.pk, number).number)
    except Hidden:
        return ""


def _url(home: Tenant, number: str) -> str:
    return reverse("desk_cases:case", kwargs={"home": home.slug, "number": number})


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
