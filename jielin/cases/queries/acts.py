"""What happened on a case, in words: the act, its colour and icon, and who may read it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

from jielin.ui import spoken
from jielin.ui.parts import Tone

from .. import workflow as w
from ..states import CaseState, Ending, NotAccepted, Satisfied, Solved, StageKind


@dataclass(frozen=True)
class Act:
    """How one kind of event is told at the desk."""

    words: Lazy
    tone: Tone = "idle"
    icon: str = "check"
    is_public: bool = True


ACTS: dict[str, Act] = {
    w.REGISTERED: Act(_("told us about it"), "info", "inbox"),
    w.ANSWERED: Act(_("answered at once"), "ok", "chat"),
    w.NOT_ACCEPTED: Act(_("did not accept it: %(reason)s"), "idle", "close"),
    w.ACCEPTED: Act(_("accepted it"), "ok"),
    w.STARTED: Act(_("began to handle it here"), "info", "walk"),
    w.DISPATCHED: Act(_("asked %(unit)s to take the lead"), "whistle", "send"),
    w.TAKEN: Act(_("took it on"), "whistle"),
    w.CONTACTED: Act(_("talked with the resident"), "ok", "phone"),
    "case.contact_missed": Act(_("called, nobody answered"), "idle", "phone", is_public=False),
    w.NOTED: Act(_("wrote a note"), "idle", "doc", is_public=False),
    w.WRITTEN_DOWN: Act(_("wrote down the words of the recording"), "info", "doc"),
    w.HEARD: Act(_("recognised words, nobody has listened yet"), "idle", "doc", is_public=False),
    w.ASKED: Act(_("asked the resident"), "warn", "user"),
    w.ADDED: Act(_("added something"), "info", "user"),
    w.SUPPLIED: Act(_("answered our question"), "info", "user"),
    w.RESOLVED: Act(_("finished the work and replied"), "ok"),
    w.VERIFIED: Act(_("checked the result: it is right"), "ok", "eye", is_public=False),
    w.FAILED: Act(_("checked the result: it is not right"), "bad", "eye", is_public=False),
    w.REVISITED: Act(_("asked the resident afterwards: %(rating)s"), "ok", "phone"),
    w.MISSED: Act(_("called afterwards, nobody answered"), "idle", "phone", is_public=False),
    w.SENT_BACK: Act(_("asked the resident afterwards: %(rating)s"), "bad", "undo"),
    w.RATED: Act(_("rated it: %(rating)s"), "ok", "star"),
    w.REJECTED: Act(_("says that it is not done: %(rating)s"), "bad", "swap"),
    w.GIVEN_UP: Act(_("closed it: nobody could be reached"), "idle", "close"),
    w.WITHDRAWN: Act(_("withdrew it"), "idle", "undo"),
    w.CORRECTED: Act(_("set the time right: the calendar was published"), "info", "clock"),
    w.REVEALED: Act(_("looked at the number"), "warn", "eye", is_public=False),
    w.ERASED: Act(_("erased what was personal, as the one who asked wished"), "idle", "lock"),
    w.CONTACT_FORGOTTEN: Act(_("erased the contact, as its owner wished"), "idle", "lock"),
    w.RECUSED: Act(_("stepped back for an interest in it"), "warn", "user", is_public=False),
    w.CLAIMED: Act(_("sees to it"), "info", "user", is_public=False),
    w.ENTRUSTED: Act(_("gave it to %(person)s"), "info", "swap", is_public=False),
    w.LAID_DOWN: Act(_("gave it back to the unit"), "idle", "undo", is_public=False),
    w.PASSED_ON: Act(_("handed it over: %(person)s"), "info", "swap", is_public=False),
    w.ASSISTED: Act(_("asked %(unit)s to help"), "whistle", "hands"),
    w.JOINED: Act(_("took the part of %(unit)s on"), "whistle", "check"),
    w.SIGNED_OFF: Act(_("signed off the part of %(unit)s"), "ok", "check"),
    w.OUTSIDE_ASKED: Act(_("asked an outside party"), "whistle", "link", is_public=False),
    w.OUTSIDE_HEARD: Act(_("answered %(number)s"), "ok", "link", is_public=False),
    w.STAGES_PLANNED: Act(_("planned the stages of the work"), "info", "list"),
    w.STAGE_FINISHED: Act(_("finished a stage: %(stage)s"), "ok", "check"),
    w.RELEASED: Act(_("let %(unit)s go"), "idle", "undo"),
    w.TRANSFERRED: Act(_("gave the lead to %(unit)s"), "whistle", "swap"),
    w.END_PROPOSED: Act(_("proposed to end it as: %(ending)s"), "warn", "eye", is_public=False),
    w.END_CONFIRMED: Act(_("confirmed the end: %(ending)s"), "idle", "eye"),
    w.END_REFUSED: Act(_("did not confirm the end"), "warn", "undo", is_public=False),
    w.MERGED: Act(_("merged it into %(into)s"), "idle", "merge"),
    w.TOOK_IN: Act(_("merged %(number)s into it"), "idle", "merge"),
    w.SETTLED: Act(_("ended it together with the other"), "idle", "check"),
    w.SETTLED_UNSOLVED: Act(_("ended it together with the other, unsolved"), "idle", "info"),
    w.PART_DROPPED: Act(_("dropped the part: the whole was withdrawn"), "idle", "undo"),
    w.SURFACED: Act(_("opened it again: the other was withdrawn"), "warn", "undo"),
    w.SPLIT: Act(_("split off a part for %(unit)s"), "whistle", "split"),
    w.PARTED: Act(_("split it off from %(whole)s"), "info", "split"),
    w.PART_CLOSED: Act(_("checked the part: it is done"), "ok", "eye"),
    w.WHISTLED: Act(_("whistled departments together: %(number)s"), "whistle", "whistle"),
    w.WHISTLE_ENDED: Act(_("ended the whistle %(number)s"), "ok", "whistle"),
    w.OBJECTED: Act(_("objected: it is not this unit's duty"), "warn", "undo", is_public=False),
    w.TAKEN_BACK: Act(_("upheld the objection: back to %(unit)s"), "warn", "undo"),
    w.DESIGNATED: Act(_("rejected the objection: %(unit)s it is"), "info", "check"),
    w.EXTENSION_ASKED: Act(_("asked for more time"), "warn", "clock", is_public=False),
    w.EXTENSION_REFUSED: Act(_("refused more time"), "idle", "clock", is_public=False),
    w.EXTENDED: Act(_("approved more time, until %(due)s"), "warn", "clock"),
    w.PARKING_ASKED: Act(_("asked to park it with a plan"), "warn", "clock", is_public=False),
    w.PARKING_REFUSED: Act(_("refused to park it"), "idle", "clock", is_public=False),
    w.PARKED: Act(_("parked it with a plan, until %(due)s"), "warn", "clock"),
    w.REEXAMINED: Act(_("looked at it again: still parked"), "info", "eye"),
    w.RESUMED: Act(_("took it up again"), "info", "tools"),
    w.URGED: Act(_("reminds: time is passing"), "warn", "bell", is_public=False),
    w.SUPERVISED: Act(_("put it under supervision"), "bad", "flag"),
    w.ESCALATED: Act(_("raised it one level"), "bad", "up"),
    w.INQUIRED: Act(_("asked %(unit)s a question"), "whistle", "chat", is_public=False),
}
REPLIED = Act(_("replied to the resident"), "ok", "chat")

PROMISES: dict[str, Lazy] = {
    "receive": _("Accept"),
    "contact": _("Call the resident"),
    "resolve": _("Resolve and reply"),
    "verify": _("Check the result"),
    "revisit": _("Ask the resident afterwards"),
    "redo": _("Do it again"),
    "take": _("Lead unit takes it on"),
    "handle": _("Lead unit finishes"),
    "reply": _("Answer the question"),
    "stage": _("Stage of the work"),
    "outside_reply": _("Answer of an outside party"),
    "reexamine": _("Look at the parked request again"),
}

STEP_OF: dict[str, int] = {
    CaseState.REGISTERED: 1,
    CaseState.ACCEPTED: 2,
    CaseState.DISPATCHED: 3,
    CaseState.HANDLING: 3,
    CaseState.WAITING: 3,
    CaseState.REDO: 3,
    CaseState.PARKED: 3,
    CaseState.ENDING: 4,
    CaseState.RESOLVED: 5,
    CaseState.VERIFIED: 5,
    CaseState.CLOSED: 6,
}


def act_of(verb: str, *, is_public: bool) -> Act:
    """The act of an event; a public note is a reply."""
    if verb == w.NOTED and is_public:
        return REPLIED
    return ACTS.get(verb, Act(_("did something")))


def sentence(act: Act, details: dict[str, Any], unit: str, person: str = "") -> str:
    """The act with what the event says about it; most acts say nothing more."""
    words = str(act.words)
    if "%(" not in words:
        return words
    return words % {
        "unit": unit,
        "person": person or _("nobody by name"),
        "reason": _choice(NotAccepted, details.get("reason")),
        "ending": _choice(Ending, details.get("ending")),
        "stage": _choice(StageKind, details.get("stage")),
        "due": _day(details.get("due")),
        **{name: details.get(name, "") for name in ("number", "into", "whole")},
        "rating": rating(details.get("solved"), details.get("satisfied")),
    }


def rating(solved: object, satisfied: object) -> str:
    """Both answers of the resident, as words."""
    said = (_choice(Solved, solved), _choice(Satisfied, satisfied))
    return " / ".join(one for one in said if one)


def _day(told: str | None) -> str:
    return spoken.full(datetime.fromisoformat(told)) if told else ""


def _choice(choices: Any, value: object) -> str:
    return str(choices(value).label) if value in choices.values else ""
