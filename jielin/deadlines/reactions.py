"""After the calendar was changed, what was promised on a guess is reckoned anew."""

from jielin.kernel import clock
from jielin.kernel.models import Event
from jielin.kernel.reference import held

from . import workflow as w
from .models import Correction
from .queries import rulebook


def reckon_anew(event: Event) -> None:
    """For the year that the event is about; safe to run again."""
    with held():
        Correction.apply(int(event.details["year"]), rulebook(), clock.now())


REACTIONS = {w.DAY_MARKED: [reckon_anew], w.YEAR_LOADED: [reckon_anew]}
