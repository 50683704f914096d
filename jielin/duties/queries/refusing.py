"""Refusing with the rule in force: what a community may do, and what the house does by itself."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM, Actor
from jielin.kernel.workflow import Refused
from jielin.organisations.queries import directory

from ..models import Demand, Refusal
from ..states import Situation
from .admitted import is_admitted
from .grounds import ground


def refuse_assessment(tenant_id: int, department_id: UUID, title: str) -> Refusal:
    """A department wants to assess streets or communities: kept out and counted."""
    rule = ground(Situation.ASSESSMENT, None, timezone.localdate(clock.now()))
    text = rule.text or _("Departments do not assess streets and communities directly.")
    demand = Demand(department_id, None, title, Situation.ASSESSMENT, text, rule.source)
    return Refusal.refuse(demand, tenant_id=tenant_id, by=SYSTEM)


def refuse_unadmitted(
    tenant_id: int, department_id: UUID, community_id: UUID, title: str, *, by: Actor
) -> Refusal:
    """A community refuses what was not admitted. Raises Refused when it was."""
    today = timezone.localdate(clock.now())
    if is_admitted(department_id, community_id, today):
        name = directory().name(department_id)
        sentence = _("%(department)s has work admitted here. Object to that instead of refusing.")
        raise Refused(sentence % {"department": name})
    area_id = directory().get(community_id).area_id
    rule = ground(Situation.UNADMITTED, area_id, today)
    text = rule.text or _("Work that was not admitted may be refused.")
    demand = Demand(department_id, community_id, title, Situation.UNADMITTED, text, rule.source)
    return Refusal.refuse(demand, tenant_id=tenant_id, by=by)
