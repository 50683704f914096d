"""What posts keep others from doing: no organisation is closed over its people."""

from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jielin.kernel import clock
from jielin.kernel.founding import Foundation

from .models import Appointment, PostKind
from .workflow import State

MOST_NAMED = 5


def people_at(tenant_id: int, organisation_id: UUID) -> str:
    """A sentence that names who holds or is to hold a post there; empty when nobody does."""
    mine = Appointment.objects.filter(tenant_id=tenant_id, organisation_id=organisation_id)
    counts = Q(state__in=(State.STANDING, State.ENDED)) & (
        Q(until=None) | Q(until__gt=clock.now())
    )
    rows = mine.filter(counts | Q(state=State.PROPOSED)).select_related("account")
    names = list(dict.fromkeys(row.account.name for row in rows.order_by("since", "id")))
    if not names:
        return ""
    sentence = ngettext(
        "%(count)s person still has a post there: %(names)s.",
        "%(count)s people still have a post there: %(names)s.",
        len(names),
    )
    more = _(" and others") if len(names) > MOST_NAMED else ""
    said = _(", ").join(names[:MOST_NAMED]) + more
    return sentence % {"count": len(names), "names": said}


HOLDS_UNITS = (people_at,)
FOUNDATIONS = (Foundation("load_posts", lambda: not PostKind.objects.exists()),)
