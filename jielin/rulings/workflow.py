"""The lives of an objection, an extension and a suspension: states and rows, data only."""

from django.utils.translation import gettext_lazy as _

from jielin.kernel.workflow import START, Look, Step, Workflow, states

from . import policy
from .states import ExtensionState as E
from .states import ObjectionState as R
from .states import SuspensionState as S

OBJECTED = "dispatch_objection.raised"
UPHELD = "dispatch_objection.upheld"
REJECTED = "dispatch_objection.rejected"
OBJECTION_LAPSED = "dispatch_objection.lapsed"
OBJECTION_FORGOTTEN = "dispatch_objection.person_erased"
AMENDED = "dispatch_objection.catalogue_changed"

ASKED = "extension.asked"
GRANTED = "extension.granted"
REFUSED = "extension.refused"
EXTENSION_LAPSED = "extension.lapsed"
EXTENSION_FORGOTTEN = "extension.person_erased"

PARKING_ASKED = "suspension.asked"
PARKED = "suspension.parked"
PARKING_REFUSED = "suspension.refused"
REEXAMINED = "suspension.reexamined"
RESUMED = "suspension.resumed"
ENDED = "suspension.ended"
PARKING_LAPSED = "suspension.lapsed"
PARKING_FORGOTTEN = "suspension.person_erased"

OBJECTION = Workflow(
    {
        R.RAISED: Look(R.RAISED.label, "warn", "flag"),
        R.UPHELD: Look(R.UPHELD.label, "ok", "check"),
        R.REJECTED: Look(R.REJECTED.label, "info", "target"),
        R.LAPSED: Look(R.LAPSED.label, "idle", "clock"),
    },
    Step("object", START, R.RAISED, policy.may_ask, _("Return the dispatch"), OBJECTED,
         makes=("rule_objection",), icon="undo", inner=True),
    Step("uphold", states(R.RAISED), R.UPHELD, policy.may_rule, _("Uphold the objection"),
         UPHELD, keeps=("rule_objection",), key="A", rank=1),
    Step("reject", states(R.RAISED), R.REJECTED, policy.may_rule, _("Reject the objection"),
         REJECTED, keeps=("rule_objection",), icon="x", key="X", rank=10),
    Step("amend", states(R.UPHELD), None, policy.may_amend, _("Change the dispatch catalogue"),
         AMENDED, icon="edit", key="E", rank=2),
    Step("lapse", states(R.RAISED), R.LAPSED, policy.is_house, _("Lapse"), OBJECTION_LAPSED,
         releases=("rule_objection",), inner=True),
    Step("forget", states(*R), None, policy.is_inner, _("Erase a person"),
         OBJECTION_FORGOTTEN, icon="lock", inner=True),
)  # fmt: skip

EXTENSION = Workflow(
    {
        E.ASKED: Look(E.ASKED.label, "warn", "flag"),
        E.GRANTED: Look(E.GRANTED.label, "ok", "check"),
        E.REFUSED: Look(E.REFUSED.label, "bad", "x"),
        E.LAPSED: Look(E.LAPSED.label, "idle", "clock"),
    },
    Step("ask", START, E.ASKED, policy.may_ask, _("Ask for more time"), ASKED,
         makes=("rule_extension",), icon="clock", inner=True),
    Step("grant", states(E.ASKED), E.GRANTED, policy.may_rule, _("Grant more time"), GRANTED,
         keeps=("rule_extension",), key="A", rank=1),
    Step("refuse", states(E.ASKED), E.REFUSED, policy.may_rule, _("Refuse more time"), REFUSED,
         keeps=("rule_extension",), icon="x", key="X", rank=10),
    Step("lapse", states(E.ASKED), E.LAPSED, policy.is_house, _("Lapse"), EXTENSION_LAPSED,
         releases=("rule_extension",), inner=True),
    Step("forget", states(*E), None, policy.is_inner, _("Erase a person"),
         EXTENSION_FORGOTTEN, icon="lock", inner=True),
)  # fmt: skip

SUSPENSION = Workflow(
    {
        S.ASKED: Look(S.ASKED.label, "warn", "flag"),
        S.PARKED: Look(S.PARKED.label, "warn", "clock"),
        S.REFUSED: Look(S.REFUSED.label, "bad", "x"),
        S.RESUMED: Look(S.RESUMED.label, "ok", "refresh"),
        S.ENDED: Look(S.ENDED.label, "idle", "left"),
        S.LAPSED: Look(S.LAPSED.label, "idle", "clock"),
    },
    Step("ask", START, S.ASKED, policy.may_ask, _("Ask to park it"), PARKING_ASKED,
         makes=("rule_suspension",), icon="folder", inner=True),
    Step("grant", states(S.ASKED), S.PARKED, policy.may_rule, _("Park it with its plan"),
         PARKED, keeps=("rule_suspension",), key="A", rank=1),
    Step("refuse", states(S.ASKED), S.REFUSED, policy.may_rule, _("Refuse to park it"),
         PARKING_REFUSED, keeps=("rule_suspension",), icon="x", key="X", rank=10),
    Step("reexamine", states(S.PARKED), None, policy.may_reexamine,
         _("Looked again: still parked"), REEXAMINED, icon="eye", key="V", rank=2),
    Step("resume", states(S.PARKED), S.RESUMED, policy.may_resume, _("Take it up again"),
         RESUMED, icon="refresh", key="S", rank=3),
    Step("end", states(S.PARKED), S.ENDED, policy.is_house, _("End"), ENDED, inner=True),
    Step("lapse", states(S.ASKED), S.LAPSED, policy.is_house, _("Lapse"), PARKING_LAPSED,
         releases=("rule_suspension",), inner=True),
    Step("forget", states(*S), None, policy.is_inner, _("Erase a person"),
         PARKING_FORGOTTEN, icon="lock", inner=True),
)  # fmt: skip
