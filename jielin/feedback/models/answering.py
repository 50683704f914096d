"""Which unit of a home answers for the platform: where its system administrators hold a post."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from jielin.kernel.workflow import Refused
from jielin.organisations.queries import directory
from jielin.organisations.tree import Kind
from jielin.people.models import Appointment
from jielin.people.queries import posts

from ..policy import ANSWER


def answering_unit(tenant_id: int, now: datetime) -> UUID:
    """The unit of the administrator in office longest; else the centre, or the first unit.

    Raises Refused in a home without any unit: there is nobody yet who could answer.
    """
    kinds = [post.code for post in posts() if ANSWER in post.duties]
    rows = Appointment.objects.in_force(now).filter(tenant_id=tenant_id, post_id__in=kinds)
    found = rows.order_by("since", "id").values_list("organisation_id", flat=True).first()
    if found is not None:
        return found
    units = directory().units(tenant_id, Kind.DISTRICT_CENTRE) or directory().units(tenant_id)
    if not units:
        raise Refused(_("Nobody is there to answer yet. Please call 12345."))
    return units[0].id
