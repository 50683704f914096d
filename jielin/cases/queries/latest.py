"""What was done last, in a sentence: for the person whose page has grown old."""

import re

from django.db.models import F
from django.utils.translation import gettext as _

from jielin.kernel import clock
from jielin.kernel.models import Event
from jielin.kernel.models.event import AppendOnly
from jielin.organisations.queries import directory
from jielin.people.acting import Acting
from jielin.ui import spoken

from ..models import Case, Inquiry
from .timeline import actor_of, happenings, said

SEQUENCE = re.compile(r"^[0-9]{1,9}$")


def moves(matter: Case | Inquiry) -> AppendOnly:
    """The events that moved a matter to another state."""
    mine = Event.objects.filter(tenant_id=matter.tenant_id, subject_id=matter.pk)
    return mine.exclude(before=F("after"))


def has_moved(matter: Case | Inquiry, seen: str) -> bool:
    """Whether the state changed since the event that the page was made after."""
    if not SEQUENCE.match(seen) or int(seen) == matter.event_seq:
        return False
    return moves(matter).filter(seq__gt=int(seen)).exists()


def last_of_case(case: Case) -> str:
    """李敏 受理（今天 09:48）."""
    one = next((one for one in happenings(case) if one.after), None)
    if one is None:
        return ""
    told = {"who": actor_of(case, one), "act": said(case, one)}
    return _("%(who)s %(act)s (%(when)s)") % {**told, "when": spoken.moment(one.at, clock.now())}


def last_of_inquiry(inquiry: Inquiry) -> str:
    """The unit that answered."""
    if inquiry.state != "answered":
        return ""
    return _("%(unit)s has answered already") % {"unit": directory().name(inquiry.asked_id)}


def way_out(case: Case, actor: Acting) -> str:
    """Whom to ask when a step is not one's own."""
    unit = directory().find(case.holder_id)
    if unit is None or unit.id in actor.organisations:
        return _("A colleague with that duty can take it.")
    return _("%(unit)s holds it now. You can call them: %(phone)s") % {
        "unit": unit.label,
        "phone": unit.duty_phone,
    }
