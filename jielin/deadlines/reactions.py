"""After the calendar was changed, what was promised on a guess is reckoned anew."""

from jielin.kernel import clock
from jielin.kernel.founding import Foundation
from jielin.kernel.models import Event
from jielin.kernel.reference import held

from . import workflow as w
from .models import Correction, Rule, WorkDay
from .queries import rulebook


def reckon_anew(event: Event) -> None:
    """For the year that the event is about; safe to run again."""
    with held():
        Correction.apply(int(event.details["year"]), rulebook(), clock.now())


FOUNDATIONS = (
    Foundation("load_rules", lambda: not Rule.objects.exists()),
    Foundation("load_calendar", lambda: not WorkDay.objects.exists()),
)
REACTIONS = {w.DAY_MARKED: [reckon_anew], w.YEAR_LOADED: [reckon_anew]}
