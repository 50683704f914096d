"""A resident's step: its form, and whether the page it was sent from is still true."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from jielin.kernel.models import Event
from jielin.kernel.workflow import Refused

from ..forms import form_for
from ..forms.step import StepForm
from ..models import Case
from ..queries.request_page import last_act
from ..queries.resident_words import BUTTONS
from .whose import Speaker

# Asked on the page itself, because it is what the case waits for.
FIRST = ("supply", "rate")


def inline(case: Case, who: Speaker | None) -> str:
    """The step whose form stands on the page; empty when none is waited for."""
    if who is None:
        return ""
    open_now = {step.verb for step in case.steps_for(who)}
    return next((verb for verb in FIRST if verb in open_now), "")


def form_of(case: Case, verb: str, *args: Any) -> StepForm:
    """The form of a step."""
    return form_for(verb)(*args, case=case)


def check_possible(case: Case, who: Speaker, verb: str) -> None:
    """Raise Refused in the words of what has happened when the step is no longer open."""
    if verb not in {step.verb for step in case.steps_for(who)}:
        raise moved_on(case)


def check_fresh(case: Case, verb: str, seen: str) -> None:
    """Raise Refused when the case has moved on since the page was read.

    Adding something is right at any time; a rating or an answer is about what was read.
    """
    if verb == "add" or not seen.isdecimal() or int(seen) == case.event_seq:
        return
    later = Event.objects.filter(
        tenant_id=case.tenant_id, subject_id=case.pk, seq__gt=min(int(seen), case.event_seq)
    )
    if later.exclude(before=F("after")).exists():
        raise moved_on(case)


def moved_on(case: Case) -> Refused:
    """What happened meanwhile; the page adds that nothing typed was lost."""
    return Refused(_("%(act)s Please see how it stands now.") % {"act": last_act(case)})


def is_offered(verb: str) -> bool:
    return verb in BUTTONS
