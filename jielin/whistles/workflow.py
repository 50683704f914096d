"""The lives of a whistle order and of one department's report-in: states and rows only."""

from django.utils.translation import gettext_lazy as _

from jielin.kernel.workflow import START, Look, Step, Workflow, states

from . import policy
from .states import OPEN, UNDER_WAY
from .states import OrderState as O
from .states import ResponseState as R

ASKED = "whistle.asked"
SOUNDED = "whistle.sounded"
BLOWN = "whistle.blown"
DECLINED = "whistle.declined"
WITHDRAWN = "whistle.withdrawn"
CALLED_MORE = "whistle.called_more"
LEAD_NAMED = "whistle.lead_named"
LEAD_TAKEN = "whistle.lead_taken"
LEAD_LOST = "whistle.lead_lost"
COMMANDED = "whistle.commanded"
MINUTED = "whistle.minuted"
FIRST_ARRIVED = "whistle.first_arrived"
WORK_BEGAN = "whistle.work_began"
PARTS_DONE = "whistle.parts_done"
SENT_BACK = "whistle.sent_back"
CONFIRMED = "whistle.confirmed"
RATED = "whistle.rated"
CANCELLED = "whistle.cancelled"
FORGOTTEN = "whistle.person_erased"

CALLED = "report_in.called"
ANSWERED = "report_in.answered"
ARRIVED = "report_in.arrived"
WORKING = "report_in.working"
SIGNED_OFF = "report_in.signed_off"
CLAIMED = "report_in.lead_claimed"
OBJECTED = "report_in.objected"
UPHELD = "report_in.objection_upheld"
REJECTED = "report_in.objection_rejected"
RELEASED = "report_in.released"
ENDED = "report_in.ended"
RETURNED = "report_in.returned"
CLOSED = "report_in.closed"
STREET_RATED = "report_in.street_rated"
REPORT_FORGOTTEN = "report_in.person_erased"

_UNDER_WAY, _RUNNING = states(*UNDER_WAY), states(*OPEN) - states(O.ASKED)
_COMING = states(R.CALLED, R.ANSWERED)
_THERE = states(R.ARRIVED, R.WORKING)

ORDER = Workflow(
    {
        O.ASKED: Look(O.ASKED.label, "warn", "inbox"),
        O.BLOWN: Look(O.BLOWN.label, "whistle", "whistle"),
        O.ARRIVED: Look(O.ARRIVED.label, "info", "walk"),
        O.WORKING: Look(O.WORKING.label, "info", "tools"),
        O.TO_CONFIRM: Look(O.TO_CONFIRM.label, "warn", "eye"),
        O.CONFIRMED: Look(O.CONFIRMED.label, "ok", "check"),
        O.RATED: Look(O.RATED.label, "ok", "star"),
        O.DECLINED: Look(O.DECLINED.label, "idle", "x"),
        O.CANCELLED: Look(O.CANCELLED.label, "idle", "x"),
    },
    Step("ask", START, O.ASKED, policy.may_ask, _("Ask the street to whistle"), ASKED,
         makes=("whistle_blow",), icon="whistle", inner=True),
    Step("sound", START, O.BLOWN, policy.may_blow, _("Whistle"), SOUNDED, icon="whistle",
         inner=True),
    Step("blow", states(O.ASKED), O.BLOWN, policy.may_blow, _("Whistle"), BLOWN,
         keeps=("whistle_blow",), icon="whistle", key="W", rank=1),
    Step("decline", states(O.ASKED), O.DECLINED, policy.may_blow, _("Do not whistle"), DECLINED,
         keeps=("whistle_blow",), icon="x", rank=70),
    Step("withdraw", states(O.ASKED), O.CANCELLED, policy.may_ask, _("Withdraw the ask"),
         WITHDRAWN, releases=("whistle_blow",), icon="x", rank=90),
    Step("call_more", _UNDER_WAY, None, policy.may_blow, _("Call another department"),
         CALLED_MORE, icon="plus", key="B", rank=20),
    Step("name_lead", _UNDER_WAY, None, policy.may_blow, _("Name the lead"), LEAD_NAMED,
         icon="flag", rank=40),
    Step("take_lead", _UNDER_WAY, None, policy.is_house, _("A department takes the lead"),
         LEAD_TAKEN, icon="flag", inner=True),
    Step("lose_lead", _UNDER_WAY, None, policy.is_house, _("The lead goes"), LEAD_LOST,
         icon="flag", inner=True),
    Step("command", _UNDER_WAY, None, policy.may_blow, _("Command the dispatched forces"),
         COMMANDED, icon="send", rank=30),
    Step("minute", _RUNNING, None, policy.may_blow, _("Write the joint minutes"), MINUTED,
         icon="doc", key="M", rank=10),
    Step("note_arrival", states(O.BLOWN), O.ARRIVED, policy.is_house, _("First arrival"),
         FIRST_ARRIVED, inner=True),
    Step("begin_work", states(O.BLOWN, O.ARRIVED), O.WORKING, policy.is_house,
         _("Work begins"), WORK_BEGAN, inner=True),
    Step("complete", _UNDER_WAY, O.TO_CONFIRM, policy.is_house, _("All have signed off"),
         PARTS_DONE, makes=("whistle_confirm",), inner=True),
    Step("send_back", states(O.TO_CONFIRM), O.WORKING, policy.may_blow, _("Not done: send back"),
         SENT_BACK, keeps=("whistle_confirm",), icon="undo", rank=15),
    Step("confirm", states(O.TO_CONFIRM), O.CONFIRMED, policy.may_blow, _("Confirm it is done"),
         CONFIRMED, keeps=("whistle_confirm",), makes=("whistle_rate",), key="V", rank=2),
    Step("rate", states(O.CONFIRMED), O.RATED, policy.may_rate_units, _("Rate the departments"),
         RATED, keeps=("whistle_rate",), icon="star", key="R", rank=3),
    Step("cancel", states(O.BLOWN), O.CANCELLED, policy.may_blow, _("Cancel the whistle"),
         CANCELLED, icon="x", rank=90),
    Step("forget", states(*O), None, policy.is_house, _("Erase a person"), FORGOTTEN,
         icon="lock", inner=True),
)  # fmt: skip

RESPONSE = Workflow(
    {
        R.CALLED: Look(R.CALLED.label, "whistle", "whistle"),
        R.ANSWERED: Look(R.ANSWERED.label, "info", "send"),
        R.ARRIVED: Look(R.ARRIVED.label, "info", "walk"),
        R.WORKING: Look(R.WORKING.label, "info", "tools"),
        R.SIGNED_OFF: Look(R.SIGNED_OFF.label, "ok", "check"),
        R.CONFIRMED: Look(R.CONFIRMED.label, "ok", "check"),
        R.RATED: Look(R.RATED.label, "ok", "star"),
        R.OBJECTED: Look(R.OBJECTED.label, "bad", "flag"),
        R.RELEASED: Look(R.RELEASED.label, "idle", "undo"),
    },
    Step("call", START, R.CALLED, policy.is_house, _("Call"), CALLED,
         makes=("whistle_answer", "whistle_arrive"), inner=True),
    Step("answer", states(R.CALLED), R.ANSWERED, policy.is_unit, _("Answer: we come"), ANSWERED,
         keeps=("whistle_answer",), icon="send", key="A", rank=1),
    Step("arrive", _COMING, R.ARRIVED, policy.may_note_arrival, _("Report in: on site"), ARRIVED,
         keeps=("whistle_answer", "whistle_arrive"), makes=("whistle_work",), icon="walk",
         key="D", rank=2),
    Step("work", states(R.ARRIVED), R.WORKING, policy.is_unit, _("Begin the work"), WORKING,
         icon="tools", key="S", rank=5),
    Step("sign_off", _THERE, R.SIGNED_OFF, policy.is_unit, _("Our part is done: sign off"),
         SIGNED_OFF, keeps=("whistle_work",), key="E", rank=3),
    Step("claim_lead", _COMING | _THERE | states(R.SIGNED_OFF), None, policy.may_claim,
         _("Take the lead"), CLAIMED, icon="flag", rank=20),
    Step("object", _COMING, R.OBJECTED, policy.may_object, _("Object: not our duty"), OBJECTED,
         keeps=("whistle_answer",), makes=("whistle_ruling",), icon="flag", rank=70),
    Step("uphold", states(R.OBJECTED), R.RELEASED, policy.is_street, _("Uphold: release it"),
         UPHELD, keeps=("whistle_ruling",), releases=("whistle_arrive",), icon="undo", rank=10),
    Step("reject", states(R.OBJECTED), R.ANSWERED, policy.is_street, _("Reject: it must come"),
         REJECTED, keeps=("whistle_ruling",), icon="stop", rank=11),
    Step("release", _COMING, R.RELEASED, policy.is_street, _("No longer needed: release"),
         RELEASED, releases=("whistle_answer", "whistle_arrive"), icon="undo", rank=80),
    Step("end", _COMING | states(R.OBJECTED), R.RELEASED, policy.is_house, _("End"), ENDED,
         releases=("whistle_answer", "whistle_arrive", "whistle_ruling"), inner=True),
    Step("take_up", states(R.SIGNED_OFF), R.WORKING, policy.is_house, _("Take up again"),
         RETURNED, makes=("whistle_work",), inner=True),
    Step("close", states(R.SIGNED_OFF), R.CONFIRMED, policy.is_house, _("Close"), CLOSED,
         makes=("whistle_rate",), inner=True),
    Step("rate", states(R.CONFIRMED), R.RATED, policy.may_rate_street, _("Rate the whistle"),
         STREET_RATED, keeps=("whistle_rate",), icon="star", key="R", rank=3),
    Step("forget", states(*R), None, policy.is_house, _("Erase a person"), REPORT_FORGOTTEN,
         icon="lock", inner=True),
)  # fmt: skip
