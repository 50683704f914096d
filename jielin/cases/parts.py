"""The lives of what belongs to a case: units' parts, questions, stages; data only."""

from django.utils.translation import gettext_lazy as _

from jielin.kernel.workflow import START, Look, Step, Workflow, states

from . import policy
from .states import AssignmentState as A

ASSIGNMENT = Workflow(
    {
        A.OFFERED: Look(A.OFFERED.label, "warn", "inbox"),
        A.WORKING: Look(A.WORKING.label, "info", "clock"),
        A.DONE: Look(A.DONE.label, "ok", "check"),
        A.HANDED_ON: Look(A.HANDED_ON.label, "idle", "swap"),
        A.RETURNED: Look(A.RETURNED.label, "idle", "undo"),
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
    Step("give_back", states(A.OFFERED), A.RETURNED, policy.is_system, _("Give back"),
         "assignment.returned", releases=("take", "handle"), inner=True),
    Step("designate", states(A.OFFERED, A.WORKING), None, policy.is_system, _("Designate"),
         "assignment.designated", inner=True),
    Step("postpone", states(A.OFFERED, A.WORKING), None, policy.is_system, _("Give more time"),
         "assignment.postponed", inner=True),
    Step("reopen", states(A.DONE), A.OFFERED, policy.is_system, _("Open again"),
         "assignment.reopened", makes=("take", "handle"), inner=True),
    Step("end", states(A.OFFERED, A.WORKING), A.ENDED, policy.is_system, _("End"),
         "assignment.ended", releases=("take", "handle"), inner=True),
)  # fmt: skip

SLIP = Workflow(
    {
        "printed": Look(_("Handed out"), "info", "doc"),
        "entered": Look(_("Typed in"), "ok", "check"),
    },
    Step("hand_out", START, "printed", policy.may_take_down, _("Hand out"), "slip.handed_out",
         inner=True),
    Step("enter", states("printed"), "entered", policy.may_take_down, _("Type it in"),
         "slip.entered", key="E", rank=1),
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

OUTSIDE_ASK = Workflow(
    {
        "asked": Look(_("Waiting for an answer"), "warn", "link"),
        "answered": Look(_("Answered"), "ok", "check"),
        "recalled": Look(_("Recalled"), "idle", "x"),
    },
    Step("ask", START, "asked", policy.is_system, _("Ask"), "outside_ask.asked",
         makes=("outside_reply",), inner=True),
    Step("reply", states("asked"), "answered", policy.is_outsider, _("Answer"),
         "outside_ask.answered", keeps=("outside_reply",), rank=1),
    Step("lapse", states("asked"), "recalled", policy.is_system, _("Lapse"),
         "outside_ask.lapsed", releases=("outside_reply",), inner=True),
    Step("recall", states("asked"), "recalled", policy.may_recall, _("Recall the link"),
         "outside_ask.recalled", releases=("outside_reply",), icon="x", rank=60),
)  # fmt: skip

STAGE = Workflow(
    {
        "planned": Look(_("Planned"), "info", "clock"),
        "done": Look(_("Done"), "ok", "check"),
        "dropped": Look(_("Dropped"), "idle", "x"),
    },
    Step("plan", START, "planned", policy.is_system, _("Plan"), "stage.planned",
         makes=("stage",), inner=True),
    Step("finish", states("planned"), "done", policy.is_system, _("Finish"), "stage.finished",
         keeps=("stage",), inner=True),
    Step("drop", states("planned"), "dropped", policy.is_system, _("Drop"), "stage.dropped",
         releases=("stage",), inner=True),
)  # fmt: skip
