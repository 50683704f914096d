"""The lives of a case, an assignment and an inquiry: states and rows, data only."""

from django.utils.translation import gettext_lazy as _

from jielin.kernel.workflow import START, Look, Step, Workflow, states

from . import policy
from .states import DONE, EVERY, OPEN
from .states import AssignmentState as A
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
INQUIRED = "case.inquired"

_OPEN, _DONE, _EVERY = states(*OPEN), states(*DONE), states(*EVERY)
_FRESH = states(C.REGISTERED, C.ACCEPTED)
_RATED = ("revisit", "verify")

CASE_LOOKS = {
    C.REGISTERED: Look(C.REGISTERED.label, "warn", "inbox"),
    C.ACCEPTED: Look(C.ACCEPTED.label, "info", "check"),
    C.DISPATCHED: Look(C.DISPATCHED.label, "info", "send"),
    C.HANDLING: Look(C.HANDLING.label, "info", "clock"),
    C.WAITING: Look(C.WAITING.label, "warn", "user"),
    C.RESOLVED: Look(C.RESOLVED.label, "ok", "check"),
    C.VERIFIED: Look(C.VERIFIED.label, "ok", "eye"),
    C.REDO: Look(C.REDO.label, "bad", "swap"),
    C.CLOSED: Look(C.CLOSED.label, "idle", "check"),
    C.NOT_ACCEPTED: Look(C.NOT_ACCEPTED.label, "idle", "x"),
    C.WITHDRAWN: Look(C.WITHDRAWN.label, "idle", "left"),
}

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
    Step("fail_check", states(C.RESOLVED), C.REDO, policy.may_verify, _("Result is not right"),
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
         releases=("receive", "contact", "resolve", "redo"), icon="x",
         rank=90),
    Step("reveal", _EVERY, None, policy.may_reveal, _("Show the number"), REVEALED, icon="eye",
         inner=True),
    Step("recuse", _OPEN | _DONE, None, policy.may_recuse, _("I have an interest: recuse"),
         RECUSED, icon="user", rank=95),
    Step("correct_due", _OPEN, None, policy.is_the_house, _("Set the time right"), CORRECTED,
         icon="clock", inner=True),
    Step("inquire", _OPEN, None, policy.may_inquire, _("Ask the unit a question"), INQUIRED,
         icon="chat", rank=45),
)  # fmt: skip

ASSIGNMENT = Workflow(
    {
        A.OFFERED: Look(A.OFFERED.label, "warn", "inbox"),
        A.WORKING: Look(A.WORKING.label, "info", "clock"),
        A.DONE: Look(A.DONE.label, "ok", "check"),
        A.HANDED_ON: Look(A.HANDED_ON.label, "idle", "swap"),
        A.ENDED: Look(A.ENDED.label, "idle", "x"),
    },
    Step("receive", START, A.OFFERED, policy.is_system, _("Receive"), "assignment.received",
         inner=True),
    Step("offer", START, A.OFFERED, policy.is_system, _("Offer"), "assignment.offered",
         makes=("take", "handle"), inner=True),
    Step("begin", states(A.OFFERED), A.WORKING, policy.is_system, _("Begin"), "assignment.begun",
         keeps=("take",), inner=True),
    Step("finish", states(A.OFFERED, A.WORKING), A.DONE, policy.is_system, _("Finish"),
         "assignment.finished", keeps=("take", "handle"), inner=True),
    Step("hand_on", states(A.OFFERED, A.WORKING), A.HANDED_ON, policy.is_system, _("Hand on"),
         "assignment.handed_on", releases=("take", "handle"), inner=True),
    Step("reopen", states(A.DONE), A.OFFERED, policy.is_system, _("Open again"),
         "assignment.reopened", makes=("take", "handle"), inner=True),
    Step("end", states(A.OFFERED, A.WORKING), A.ENDED, policy.is_system, _("End"),
         "assignment.ended", releases=("take", "handle"), inner=True),
)  # fmt: skip

INQUIRY = Workflow(
    {
        "asked": Look(_("Waiting for an answer"), "warn", "chat"),
        "answered": Look(_("Answered"), "ok", "check"),
    },
    Step("ask", START, "asked", policy.is_system, _("Ask"), "inquiry.asked", makes=("reply",),
         inner=True),
    Step("reply", states("asked"), "answered", policy.may_answer_inquiry, _("Answer"),
         "inquiry.answered", keeps=("reply",), key="E", rank=1),
)  # fmt: skip
