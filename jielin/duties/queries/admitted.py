"""Has this department's work been let into this community?"""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from jielin.kernel.workflow import Refused
from jielin.organisations.queries import directory

from ..models import AdmissionTarget
from ..states import Situation
from .grounds import ground


def is_admitted(department_id: UUID, community_id: UUID, on: date) -> bool:
    """Whether any admission of the department reaches the community on this day. One query."""
    return AdmissionTarget.objects.filter(
        tenant_id=directory().get(community_id).tenant_id,
        community_id=community_id,
        admission__department_id=department_id,
        since__lte=on,
        ends_on__gte=on,
    ).exists()


def require_admission(department_id: UUID, community_id: UUID, on: date) -> None:
    """Block what was not admitted, wherever it is tried. Raises Refused with rule and source.

    A unit's own superior is no department: street and district unify the work (art. 20).
    """
    units = directory()
    if units.get(department_id).kind in {"street", "community", "district_centre"}:
        return
    if is_admitted(department_id, community_id, on):
        return
    rule = ground(Situation.UNADMITTED, units.get(community_id).area_id, on)
    raise Refused(
        _(
            "%(department)s has no admitted work in %(community)s on this day. %(rule)s"
            " File the work for admission first."
        )
        % {
            "department": units.name(department_id),
            "community": units.name(community_id),
            "rule": rule.whole,
        }
    )
