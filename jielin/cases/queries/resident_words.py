"""A case in a resident's words: states, steps, acts and promises."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jielin.kernel.workflow import Look
from jielin.ui.parts import StepItem, Tone

from .. import workflow as w
from ..models import Case
from ..states import CaseState as C

LOOKS: dict[str, Look] = {
    C.REGISTERED: Look(_("We have it"), "info", "inbox"),
    C.ACCEPTED: Look(_("Taken up"), "info", "check"),
    C.DISPATCHED: Look(_("Passed to the unit"), "info", "send"),
    C.HANDLING: Look(_("In progress"), "info", "clock"),
    C.WAITING: Look(_("Waiting for your answer"), "warn", "user"),
    C.RESOLVED: Look(_("Done, please rate"), "ok", "check"),
    C.VERIFIED: Look(_("Done, please rate"), "ok", "check"),
    C.REDO: Look(_("Being done again"), "warn", "refresh"),
    C.PARKED: Look(_("Planned for later"), "warn", "clock"),
    C.ENDING: Look(_("In progress"), "info", "clock"),
    C.MERGED: Look(_("Handled together with another"), "info", "merge"),
    C.CLOSED: Look(_("Finished"), "idle", "check"),
    C.NOT_ACCEPTED: Look(_("Not taken up"), "idle", "info"),
    C.WITHDRAWN: Look(_("Taken back"), "idle", "undo"),
}
_STEPS: tuple[tuple[Lazy, frozenset[str]], ...] = (
    (_("We have it"), frozenset({w.REGISTERED})),
    (_("Passed on"), frozenset({w.DISPATCHED, w.STARTED})),
    (_("In progress"), frozenset({w.TAKEN, w.STARTED})),
    (_("Please rate"), frozenset({w.RESOLVED, w.ANSWERED})),
)
MILESTONES = frozenset(verb for _label, verbs in _STEPS for verb in verbs)
_REACHED = {
    C.REGISTERED: 0, C.ACCEPTED: 0, C.DISPATCHED: 1, C.HANDLING: 2, C.WAITING: 2, C.REDO: 2,
    C.PARKED: 2, C.ENDING: 2, C.MERGED: 2,
    C.RESOLVED: 3, C.VERIFIED: 3, C.CLOSED: 4,
}  # fmt: skip
# What each event says to the resident, and how it looks. What is not here is not shown.
ACTS: dict[str, tuple[Lazy, Tone, str]] = {
    w.REGISTERED: (_("received it"), "info", "inbox"),
    w.ACCEPTED: (_("took it up"), "info", "check"),
    w.NOT_ACCEPTED: (_("could not take it up"), "idle", "info"),
    w.STARTED: (_("deals with it"), "info", "tools"),
    w.DISPATCHED: (_("passed it on"), "info", "send"),
    w.TAKEN: (_("started on it"), "info", "clock"),
    w.CONTACTED: (_("talked with you"), "info", "phone"),
    w.NOTED: (_("told you"), "info", "chat"),
    w.WRITTEN_DOWN: (_("listened to you and wrote this down"), "info", "doc"),
    w.ASKED: (_("asks you"), "warn", "user"),
    w.ADDED: (_("added something"), "idle", "doc"),
    w.SUPPLIED: (_("answered"), "idle", "doc"),
    w.RESOLVED: (_("finished it"), "ok", "check"),
    w.ANSWERED: (_("answered you"), "ok", "chat"),
    w.VERIFIED: (_("checked the result: it is right"), "ok", "eye"),
    w.FAILED: (_("checked the result: it must be done again"), "warn", "refresh"),
    w.REVISITED: (_("asked you, and it is solved"), "ok", "phone"),
    w.SENT_BACK: (_("asked you, and sent it back to be done again"), "warn", "refresh"),
    w.RATED: (_("rated it"), "ok", "star"),
    w.CORRECTED: (_("set the time right: the calendar was published"), "info", "clock"),
    w.REJECTED: (_("said that it is not solved: it is being done again"), "warn", "refresh"),
    w.GIVEN_UP: (_("closed it, as you could not be reached"), "idle", "phone"),
    w.WITHDRAWN: (_("took it back"), "idle", "undo"),
    w.ASSISTED: (_("asked another unit to help"), "info", "hands"),
    w.STAGES_PLANNED: (_("made a plan in stages"), "info", "list"),
    w.STAGE_FINISHED: (_("finished one stage"), "ok", "check"),
    w.SIGNED_OFF: (_("finished its part"), "ok", "check"),
    w.TRANSFERRED: (_("gave it to another unit"), "info", "swap"),
    w.TAKEN_BACK: (_("took it back from a unit whose duty it is not"), "info", "undo"),
    w.DESIGNATED: (_("decided which unit deals with it"), "info", "check"),
    w.END_CONFIRMED: (_("ended it, with this reason"), "idle", "info"),
    w.MERGED: (_("handles it together with another request"), "info", "merge"),
    w.SETTLED: (_("finished it together with the other request"), "ok", "check"),
    w.SETTLED_UNSOLVED: (_("ended it together with the other request"), "idle", "info"),
    w.SURFACED: (_("deals with it on its own again"), "info", "undo"),
    w.WHISTLED: (_("called several departments together"), "info", "whistle"),
    w.EXTENDED: (_("needs more time, and this was approved"), "warn", "clock"),
    w.PARKED: (_("cannot solve it now: this is the plan"), "warn", "clock"),
    w.REEXAMINED: (_("looked at it again"), "info", "eye"),
    w.RESUMED: (_("took it up again"), "info", "tools"),
    w.SUPERVISED: (_("put it under supervision, as it is taking too long"), "warn", "flag"),
    w.ESCALATED: (_("raised it to the level above"), "warn", "up"),
}
PROMISES: dict[str, Lazy] = {
    "receive": _("Tells you whether it is taken up"),
    "contact": _("Gets in touch with you"),
    "resolve": _("Done and answered"),
    "redo": _("Done again"),
    "verify": _("Another member of staff checks the result"),
    "revisit": _("Asks you how it went"),
}
# The steps a resident has buttons for. "Not solved" is an answer of rating.
BUTTONS: dict[str, Lazy] = {
    "supply": _("Answer"),
    "rate": _("Rate it"),
    "add": _("Add something"),
    "withdraw": _("Take it back"),
}
THANKS: dict[str, Lazy] = {
    "supply": _("Thank you. The unit goes on with your answer."),
    "rate": _("Thank you for telling us."),
    "add": _("Added. Those who deal with it can read it now."),
    "withdraw": _("You have taken the request back."),
}


def look(state: str) -> Look:
    """The word for a state, with its colour and icon."""
    return LOOKS[C(state)]


def steps(case: Case, happened: Mapping[str, datetime]) -> list[StepItem]:
    """Four dots from the report to the rating; two where it ended at once."""
    if case.state in {C.NOT_ACCEPTED, C.WITHDRAWN}:
        first = StepItem(str(_STEPS[0][0]), case.registered_at, state="done")
        return [first, StepItem(str(look(case.state).label), case.changed_at, state="now")]
    reached = _REACHED[C(case.state)]
    return [_step(case, index, reached, happened) for index in range(len(_STEPS))]


def _step(case: Case, index: int, reached: int, happened: Mapping[str, datetime]) -> StepItem:
    label, verbs = _STEPS[index]
    if index > reached:
        return StepItem(str(label))
    times = [happened[verb] for verb in verbs if verb in happened]
    text = str(label)
    if case.state == C.CLOSED and index == len(_STEPS) - 1:
        text = gettext("Finished")
        times = [case.changed_at]
    elif index == reached == 2 and case.state not in {C.HANDLING, C.ENDING}:
        text = str(look(case.state).label)
    return StepItem(text, max(times, default=None), state="done" if index < reached else "now")
