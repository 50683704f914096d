"""The life of a supervision order: the rungs as states, each climb a row; data only."""

from django.utils.translation import gettext_lazy as _

from jielin.kernel.workflow import START, Look, Step, Workflow, states

from . import policy
from .ladder import LEADER, OF_THE_HOLDER, PROGRESS, RAISE, REPLIES, SUPERVISE, URGE
from .states import GRAVE, LADDER, Level

REMINDED = "supervision.reminded"
REMINDED_AGAIN = "supervision.reminded_again"
HEARD = "supervision.heard"
SUPERVISED = "supervision.supervised"
ESCALATED = "supervision.escalated"
COORDINATION_ASKED = "supervision.coordination_asked"
PROBLEM_RAISED = "supervision.problem_raised"
TO_LEADER = "supervision.brought_to_leader"
REPORTED = "supervision.reported"
COORDINATED = "supervision.coordinated"
INSTRUCTED = "supervision.instructed"
REDIRECTED = "supervision.redirected"
RESTED = "supervision.rested"
WOKEN = "supervision.woken"
CLOSED = "supervision.closed"
ENDED = "supervision.ended"
FORGOTTEN = "supervision.person_erased"

_ON, _HIGH = states(*LADDER), states(Level.RAISED, Level.DISTRICT_LEADER)
_BELOW = START | states(Level.REMINDED, Level.SUPERVISED)

SUPERVISION = Workflow(
    {
        Level.REMINDED: Look(Level.REMINDED.label, "warn", "bell"),
        Level.SUPERVISED: Look(Level.SUPERVISED.label, "bad", "eye"),
        Level.RAISED: Look(Level.RAISED.label, "bad", "up"),
        Level.DISTRICT_LEADER: Look(Level.DISTRICT_LEADER.label, "bad", "flag"),
        Level.ENDED: Look(Level.ENDED.label, "idle", "check"),
    },
    Step("remind", START, Level.REMINDED, policy.is_clock, _("Remind"), REMINDED, makes=(URGE,),
         icon="bell", inner=True),
    Step("remind_again", states(Level.REMINDED), None, policy.is_clock, _("Remind again"),
         REMINDED_AGAIN, makes=(URGE,), icon="bell", inner=True),
    Step("hear", states(Level.REMINDED), None, policy.is_clock,
         _("Answered by work on the request"), HEARD, keeps=(URGE,), icon="check", inner=True),
    Step("supervise", START | states(Level.REMINDED), Level.SUPERVISED, policy.may_climb,
         _("Put under supervision"), SUPERVISED, releases=(URGE,), makes=(SUPERVISE,),
         icon="eye", rank=48),
    Step("escalate", states(Level.SUPERVISED), Level.RAISED, policy.may_climb,
         _("Raise a level"), ESCALATED, releases=(SUPERVISE, PROGRESS), makes=(RAISE,),
         icon="up", rank=20),
    Step("ask_coordination", _BELOW, Level.RAISED, policy.may_ask,
         _("Ask the level above to coordinate"), COORDINATION_ASKED,
         releases=OF_THE_HOLDER, makes=(RAISE,), icon="up", rank=49),
    Step("raise_problem", _BELOW, Level.RAISED, policy.is_clock, _("Raise as a problem order"),
         PROBLEM_RAISED, releases=OF_THE_HOLDER, makes=(RAISE,), icon="up", inner=True),
    Step("to_leader", states(Level.RAISED), Level.DISTRICT_LEADER, policy.may_climb,
         _("Bring it to the district's leaders"), TO_LEADER, releases=(RAISE, PROGRESS),
         makes=(LEADER,), icon="flag", rank=21),
    Step("report", _ON, None, policy.may_report, _("Answer the supervision"), REPORTED,
         keeps=REPLIES, makes=(PROGRESS,), icon="chat", key="E", rank=1),
    Step("coordinate", _HIGH, None, policy.may_coordinate, _("Take the coordination on"),
         COORDINATED, keeps=(RAISE,), makes=(PROGRESS,), icon="hands", key="B", rank=10),
    Step("instruct", _HIGH, None, policy.may_instruct, _("Instruct"), INSTRUCTED,
         keeps=(RAISE, LEADER), makes=(PROGRESS,), icon="edit", key="I", rank=5),
    Step("redirect", _ON, None, policy.is_clock, _("Ask the new holder"), REDIRECTED,
         releases=OF_THE_HOLDER, makes=OF_THE_HOLDER, icon="swap", inner=True),
    Step("rest", _ON, None, policy.is_clock, _("Rest: nothing is owed now"), RESTED,
         releases=REPLIES, icon="clock", inner=True),
    Step("wake", _ON, None, policy.is_clock, _("Go on: it is not solved"), WOKEN,
         makes=(SUPERVISE, RAISE, LEADER), icon="swap", inner=True),
    Step("close", states(*GRAVE), Level.ENDED, policy.may_close, _("End the supervision"),
         CLOSED, releases=REPLIES, icon="check", rank=60),
    Step("end", _ON, Level.ENDED, policy.is_clock, _("End with the request"), ENDED,
         releases=REPLIES, inner=True),
    Step("forget", states(*Level), None, policy.is_inner,
         _("Erased what was personal, as the one who asked wished"), FORGOTTEN, icon="lock",
         inner=True),
)  # fmt: skip
