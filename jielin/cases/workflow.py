"""The life of a case: its states and rows, data only. What belongs to it: `parts.py`."""

from django.utils.translation import gettext_lazy as _

from jielin.kernel.workflow import START, Step, Workflow, states

from . import policy
from .looks import CASE_LOOKS
from .states import AT_WORK, DONE, ENDED, EVERY, OPEN
from .states import CaseState as C

REGISTERED = "case.registered"
ANSWERED = "case.answered"
NOT_ACCEPTED = "case.not_accepted"
ACCEPTED = "case.accepted"
STARTED = "case.started"
DISPATCHED = "case.dispatched"
TAKEN = "case.taken"
CONTACTED = "case.contacted"
NOTED = "case.noted"
ASKED = "case.asked"
WRITTEN_DOWN, HEARD = "case.words_written_down", "case.words_recognised"
ADDED = "case.added"
SUPPLIED = "case.supplied"
RESOLVED = "case.resolved"
VERIFIED = "case.verified"
FAILED = "case.check_failed"
REVISITED = "case.revisited"
MISSED = "case.revisit_missed"
SENT_BACK = "case.sent_back"
RATED = "case.rated"
REJECTED = "case.rejected"
GIVEN_UP = "case.closed_unreached"
WITHDRAWN = "case.withdrawn"
CORRECTED = "case.due_corrected"
REVEALED = "case.contact_revealed"
RECUSED = "case.recused"
CLAIMED = "case.claimed"
ENTRUSTED = "case.entrusted"
LAID_DOWN = "case.laid_down"
PASSED_ON = "case.passed_on"
INQUIRED = "case.inquired"
ASSISTED = "case.assisted"
JOINED = "case.joined"
SIGNED_OFF = "case.signed_off"
RELEASED = "case.released"
OUTSIDE_ASKED = "case.outside_asked"
OUTSIDE_HEARD = "case.outside_heard"
STAGES_PLANNED = "case.stages_planned"
STAGE_FINISHED = "case.stage_finished"
TRANSFERRED = "case.transferred"
END_PROPOSED = "case.end_proposed"
END_CONFIRMED = "case.end_confirmed"
END_REFUSED = "case.end_refused"
MERGED = "case.merged"
SETTLED = "case.settled"
SETTLED_UNSOLVED = "case.settled_unsolved"
PART_DROPPED = "case.part_dropped"
SURFACED = "case.surfaced"
TOOK_IN = "case.took_in"
SPLIT = "case.split"
PARTED, PART_CLOSED = "case.parted", "case.part_closed"
ERASED, CONTACT_FORGOTTEN = "case.person_erased", "case.contact_forgotten"
# What apps above the cases do to one: each checks who may, and calls the verb inside its own.
WHISTLED = "case.whistled"
WHISTLE_ENDED = "case.whistle_ended"
OBJECTED = "case.objected"
TAKEN_BACK = "case.taken_back"
DESIGNATED = "case.designated"
EXTENSION_ASKED = "case.extension_asked"
EXTENSION_REFUSED = "case.extension_refused"
EXTENDED = "case.extended"
PARKING_ASKED = "case.parking_asked"
PARKING_REFUSED = "case.parking_refused"
PARKED = "case.parked"
REEXAMINED = "case.reexamined"
RESUMED = "case.resumed"
URGED = "case.urged"
SUPERVISED = "case.supervised"
ESCALATED = "case.escalated"
# The events that name the unit which holds it from then on.
HOLDER_TOLD = frozenset({DISPATCHED, TRANSFERRED, TAKEN_BACK, PARTED, SURFACED})

_OPEN, _DONE, _EVERY = states(*OPEN), states(*DONE), states(*EVERY)
_AT_WORK, _LIVE = states(*AT_WORK), states(*OPEN, *DONE)
_FRESH = states(C.REGISTERED, C.ACCEPTED)
_RATED = ("revisit", "verify")
_HELPED = _AT_WORK | states(C.ACCEPTED, C.PARKED)
_MOVABLE = states(C.REGISTERED, C.ACCEPTED, C.DISPATCHED, C.HANDLING, C.WAITING)

_WITHIN = (
    Step("claim", _OPEN, None, policy.may_assign, _("I see to it"), CLAIMED, icon="user",
         rank=35),
    Step("entrust", _OPEN, None, policy.may_assign, _("Give it to a colleague"), ENTRUSTED,
         icon="swap", rank=36),
    Step("lay_down", _OPEN, None, policy.is_assignee, _("Give it back to the unit"), LAID_DOWN,
         icon="undo", rank=37),
    Step("pass_on", _LIVE, None, policy.is_the_house, _("Hand it over"), PASSED_ON, icon="swap",
         inner=True),
)  # fmt: skip
_SHARED = (
    Step("assist", _AT_WORK, None, policy.may_share, _("Ask a unit to help"), ASSISTED,
         icon="hands", key="B", rank=42),
    Step("join", _HELPED, None, policy.is_asked_to_assist, _("Take our part on"), JOINED,
         key="A", rank=1),
    Step("sign_off", _HELPED, None, policy.is_assisting, _("Sign off our part"), SIGNED_OFF,
         key="E", rank=2),
    Step("release", _HELPED, None, policy.may_release, _("Let a helping unit go"), RELEASED,
         icon="undo", rank=55),
    Step("ask_outside", _AT_WORK, None, policy.may_share, _("Ask an outside party"),
         OUTSIDE_ASKED, icon="link", key="O", rank=43),
    Step("hear_outside", _EVERY, None, policy.is_outsider, _("Outside party answers"),
         OUTSIDE_HEARD, inner=True),
    Step("plan_stages", states(C.HANDLING), None, policy.may_plan_stages, _("Plan stages"),
         STAGES_PLANNED, icon="list", rank=48),
    Step("finish_stage", _AT_WORK | states(C.PARKED), None, policy.may_finish_stage,
         _("Finish a stage"), STAGE_FINISHED, icon="check", key="G", rank=3),
    Step("transfer", states(C.DISPATCHED, C.HANDLING, C.WAITING, C.REDO), C.DISPATCHED,
         policy.may_receive, _("Give the lead to another unit"), TRANSFERRED, icon="swap",
         key="T", rank=46),
)  # fmt: skip
_ENDS = (
    Step("propose_end", states(C.ACCEPTED, C.HANDLING), C.ENDING, policy.may_conclude,
         _("Propose another end"), END_PROPOSED, icon="eye", rank=58),
    Step("confirm_end", states(C.ENDING), C.CLOSED, policy.may_confirm, _("Confirm the end"),
         END_CONFIRMED, keeps=("receive", "resolve", "redo"), releases=("contact",), icon="eye",
         key="V", rank=2),
    Step("refuse_end", states(C.ENDING), C.HANDLING, policy.may_confirm, _("Do not confirm"),
         END_REFUSED, icon="undo", rank=11),
)  # fmt: skip
_JOINED = (
    Step("merge", _MOVABLE, C.MERGED, policy.may_receive, _("Merge into another"), MERGED,
         icon="merge", key="M", rank=57),
    Step("take_in", _LIVE, None, policy.is_system, _("Take another in"), TOOK_IN, inner=True),
    Step("settle", states(C.MERGED), C.CLOSED, policy.is_the_house, _("End with the other"),
         SETTLED, keeps=("receive", "contact", "resolve", "redo"), inner=True),
    Step("settle_unsolved", states(C.MERGED), C.CLOSED, policy.is_the_house,
         _("End with the other"), SETTLED_UNSOLVED, keeps=("receive",),
         releases=("contact", "resolve", "redo"), inner=True),
    Step("drop_part", _LIVE, C.WITHDRAWN, policy.is_the_house, _("Drop the part"), PART_DROPPED,
         releases=("resolve", "redo", "verify", "reexamine"), inner=True),
    Step("surface", states(C.MERGED), C.ACCEPTED, policy.is_the_house, _("Stand alone again"),
         SURFACED, keeps=("receive",), inner=True),
    Step("part", START, C.DISPATCHED, policy.is_system, _("Register a part"), PARTED,
         makes=("resolve",), inner=True),
    Step("close_part", _DONE, C.CLOSED, policy.may_close_part, _("Part is done"), PART_CLOSED,
         keeps=_RATED, icon="eye", key="V", rank=1),
    Step("split", states(C.ACCEPTED, *AT_WORK), None, policy.may_share, _("Split off a part"),
         SPLIT, icon="split", rank=56),
)  # fmt: skip
_FROM_ABOVE = (
    Step("whistle", _OPEN, None, policy.is_system, _("Whistle"), WHISTLED, inner=True),
    Step("end_whistle", _EVERY, None, policy.is_system, _("End the whistle"), WHISTLE_ENDED,
         inner=True),
    Step("object", states(C.DISPATCHED), None, policy.is_system, _("Object"), OBJECTED,
         inner=True),
    Step("take_back", states(C.DISPATCHED), C.ACCEPTED, policy.is_system, _("Take back"),
         TAKEN_BACK, inner=True),
    Step("designate", states(C.DISPATCHED), None, policy.is_system, _("Designate"), DESIGNATED,
         inner=True),
    Step("ask_extension", _AT_WORK, None, policy.is_system, _("Ask for more time"),
         EXTENSION_ASKED, inner=True),
    Step("refuse_extension", _LIVE, None, policy.is_system, _("Refuse more time"),
         EXTENSION_REFUSED, inner=True),
    Step("extend", _AT_WORK, None, policy.is_system, _("Give more time"), EXTENDED, inner=True),
    Step("ask_parking", _AT_WORK, None, policy.is_system, _("Ask to park it"), PARKING_ASKED,
         inner=True),
    Step("refuse_parking", _LIVE, None, policy.is_system, _("Refuse to park it"),
         PARKING_REFUSED, inner=True),
    Step("park", states(C.HANDLING, C.WAITING), C.PARKED, policy.is_system, _("Park it"), PARKED,
         makes=("reexamine",), inner=True),
    Step("reexamine", states(C.PARKED), None, policy.is_system, _("Look at it again"),
         REEXAMINED, keeps=("reexamine",), makes=("reexamine",), inner=True),
    Step("resume", states(C.PARKED), C.HANDLING, policy.is_system, _("Go on"), RESUMED,
         keeps=("reexamine",), inner=True),
    Step("urge", _LIVE, None, policy.is_system, _("Remind"), URGED, inner=True),
    Step("supervise", _LIVE, None, policy.is_system, _("Supervise"), SUPERVISED, inner=True),
    Step("escalate", _LIVE, None, policy.is_system, _("Raise a level"), ESCALATED, inner=True),
)  # fmt: skip

CASE = Workflow(
    CASE_LOOKS,
    Step("register", START, C.REGISTERED, policy.may_register, _("Register"), REGISTERED,
         makes=("receive", "contact", "resolve"), inner=True),
    Step("accept", states(C.REGISTERED), C.ACCEPTED, policy.may_receive, _("Accept"), ACCEPTED,
         keeps=("receive",), key="A", rank=1),
    Step("answer", _FRESH, C.RESOLVED, policy.may_receive, _("Answer at once"), ANSWERED,
         keeps=("receive", "contact", "resolve"), makes=("verify", "revisit"), icon="chat",
         key="Q", rank=30),
    Step("not_accept", _FRESH, C.NOT_ACCEPTED, policy.may_receive, _("Do not accept"),
         NOT_ACCEPTED, keeps=("receive",), releases=("contact", "resolve"), icon="x", rank=80),
    Step("dispatch", states(C.ACCEPTED), C.DISPATCHED, policy.may_receive, _("Dispatch"),
         DISPATCHED, icon="send", key="D", rank=2),
    Step("start", states(C.ACCEPTED), C.HANDLING, policy.may_start, _("Handle it here"), STARTED,
         icon="tools", key="S", rank=10),
    Step("take", states(C.DISPATCHED, C.REDO), C.HANDLING, policy.is_holder, _("Take it on"),
         TAKEN, key="A", rank=1),
    Step("contact", _OPEN, None, policy.may_work, _("Record a call"), CONTACTED,
         keeps=("contact",), icon="phone", key="L", rank=20),
    Step("try_contact", _OPEN, None, policy.may_work, _("Record a missed call"),
         "case.contact_missed", icon="phone", inner=True),
    Step("note", _OPEN, None, policy.may_work, _("Write a note"), NOTED, icon="doc", inner=True),
    Step("write_down", _OPEN, None, policy.may_write_down, _("Write the words down"),
         WRITTEN_DOWN, icon="doc", rank=25),
    Step("hear", _EVERY, None, policy.is_the_house, _("Recognise the words"), HEARD, inner=True),
    Step("ask", states(C.HANDLING), C.WAITING, policy.may_work, _("Ask the resident"), ASKED,
         icon="user", key="Z", rank=40),
    Step("add", _OPEN - {C.WAITING.value}, None, policy.is_requester, _("Add something"), ADDED,
         icon="doc", rank=20),
    Step("supply", states(C.WAITING), C.HANDLING, policy.is_requester, _("Answer the question"),
         SUPPLIED, icon="doc", rank=1),
    Step("resolve", states(C.HANDLING), C.RESOLVED, policy.is_holder, _("Resolve and reply"),
         RESOLVED, keeps=("resolve", "redo"), releases=("contact",),
         makes=("verify", "revisit"), key="E", rank=1),
    Step("verify", states(C.RESOLVED), C.VERIFIED, policy.may_verify, _("Result is right"),
         VERIFIED, keeps=("verify",), makes=("revisit",), icon="eye", key="V", rank=1),
    Step("fail_check", states(C.RESOLVED), C.REDO, policy.may_judge, _("Result is not right"),
         FAILED, keeps=("verify",), makes=("redo",), icon="swap", rank=10),
    Step("revisit", _DONE, C.CLOSED, policy.may_revisit, _("Resident agrees"), REVISITED,
         keeps=_RATED, icon="phone", key="H", rank=2),
    Step("miss_revisit", _DONE, None, policy.may_revisit, _("Nobody answered"), MISSED,
         icon="phone", rank=12),
    Step("send_back", _DONE, C.REDO, policy.may_revisit, _("Resident does not agree"), SENT_BACK,
         keeps=_RATED, makes=("redo",), icon="swap", key="R", rank=11),
    Step("give_up", _DONE, C.CLOSED, policy.may_give_up, _("Close: nobody reached"), GIVEN_UP,
         keeps=_RATED, icon="x", rank=60),
    Step("rate", _DONE, C.CLOSED, policy.may_rate, _("Rate"), RATED, keeps=_RATED, icon="star",
         rank=1),
    Step("reject", _DONE, C.REDO, policy.may_rate, _("Not solved"), REJECTED, keeps=_RATED,
         makes=("redo",), icon="swap", rank=2),
    Step("withdraw", _OPEN, C.WITHDRAWN, policy.is_requester, _("Withdraw"), WITHDRAWN,
         releases=("receive", "contact", "resolve", "redo", "reexamine"), icon="x", rank=90),
    Step("reveal", _EVERY, None, policy.may_reveal, _("Show the number"), REVEALED, icon="eye",
         inner=True),
    Step("recuse", _OPEN | _DONE, None, policy.may_recuse, _("I have an interest: recuse"),
         RECUSED, icon="user", rank=95),
    Step("keep_away", _OPEN | _DONE, None, policy.is_system, _("I have an interest: recuse"),
         RECUSED, inner=True),
    Step("correct_due", _OPEN | states(C.MERGED), None, policy.is_the_house,
         _("Set the time right"), CORRECTED, icon="clock", inner=True),
    Step("erase", states(*ENDED), None, policy.is_system, _("Erase who asked"), ERASED,
         inner=True),
    Step("forget_contact", _EVERY, None, policy.is_system, _("Forget the contact"),
         CONTACT_FORGOTTEN, inner=True),
    *_WITHIN, *_SHARED, *_ENDS, *_JOINED, *_FROM_ABOVE,
    Step("inquire", _OPEN, None, policy.may_inquire, _("Ask the unit a question"), INQUIRED,
         icon="chat", rank=45),
)  # fmt: skip
