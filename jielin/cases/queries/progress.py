"""Where a case stands: six steps with the time each was taken or is promised for."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jielin.kernel.models import Promise
from jielin.ui import spoken
from jielin.ui.parts import StepItem

from .. import workflow as w
from ..models import Case
from ..states import CaseState
from .acts import STEP_OF
from .ledger import open_due
from .timeline import Happening

# The events that complete each step, in the order of the bar.
DONE_BY = (
    {w.REGISTERED},
    {w.ACCEPTED, w.ANSWERED},
    {w.DISPATCHED, w.STARTED, w.ANSWERED},
    {w.TAKEN, w.STARTED, w.ANSWERED},
    {w.RESOLVED, w.ANSWERED},
    {w.REVISITED, w.RATED, w.GIVEN_UP},
)
PROMISED = (
    (), ("receive",), (), ("redo", "take", "handle"), ("redo", "resolve"), ("verify", "revisit"),
)  # fmt: skip


def steps_bar(
    case: Case, happened: Sequence[Happening], promises: list[Promise], now: datetime
) -> tuple[StepItem, ...]:
    """The six steps; none for a case that was not accepted or was withdrawn."""
    at = STEP_OF.get(case.state)
    if at is None:
        return ()
    times = [_last(happened, events) for events in DONE_BY]
    return tuple(
        StepItem(
            label=label,
            at=times[place] if place < at else None,
            note="" if place < at else _note(case, place, promises, now),
            state=_state(place, at),
        )
        for place, label in enumerate(_labels())
    )


def _labels() -> tuple[str, ...]:
    return (
        pgettext("step of a case", "Registered"),
        pgettext("step of a case", "Accepted"),
        pgettext("step of a case", "Dispatched"),
        pgettext("step of a case", "Handling"),
        pgettext("step of a case", "Reply"),
        pgettext("step of a case", "Rating"),
    )


def _state(place: int, at: int) -> Literal["done", "now", "todo"]:
    if place < at:
        return "done"
    return "now" if place == at else "todo"


def _last(happened: Sequence[Happening], events: set[str]) -> datetime | None:
    """The latest of these events; a step that was passed over has no time of its own."""
    return next((one.at for one in happened if one.verb in events), None)


def _note(case: Case, place: int, promises: list[Promise], now: datetime) -> str:
    if place == STEP_OF[CaseState.HANDLING] and case.state == CaseState.WAITING:
        return _("Waiting for the resident")
    due = open_due(promises, *PROMISED[place])
    if due is None and place == STEP_OF[case.state] == STEP_OF[CaseState.HANDLING]:
        due = open_due(promises, "resolve")
    if due is None:
        return ""
    return _("by %(time)s") % {"time": spoken.moment(due, now)}
