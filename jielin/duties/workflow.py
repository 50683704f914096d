"""The lives of lists, powers, dispatch rules, admission and census: states and rows only."""

from django.utils.translation import gettext_lazy as _

from jielin.kernel.workflow import START, Look, Step, Workflow, states

from . import policy
from .states import AdmissionState as A
from .states import CensusState as C
from .states import ObjectionState as R
from .states import PowerState as P
from .states import RefusalState, RuleState
from .states import VersionState as V

DRAFTED = "list.drafted"
WRITTEN = "list.entry_written"
DROPPED = "list.entry_dropped"
TAKEN_IN = "list.sheet_taken_in"
PUBLISHED = "list.published"
RENEWED = "list.renewed"
REPLACED = "list.replaced"
REVIEWED = "list.reviewed"
DISCARDED = "list.discarded"

ASKED = "power.asked"
ANSWERED = "power.answered"
ADOPTED = "power.adopted"
NOT_ADOPTED = "power.not_adopted"
POWER_WITHDRAWN = "power.withdrawn"

ENACTED = "dispatch_rule.enacted"
RULE_ENDED = "dispatch_rule.ended"

FILED = "admission.filed"
RETURNED = "admission.returned"
COMPLETED = "admission.completed"
RECOMMENDED = "admission.recommended"
ADMITTED = "admission.admitted"
REJECTED = "admission.rejected"
WITHDRAWN = "admission.withdrawn"
EXPIRED = "admission.ended"
LEFT = "admission.left_a_community"

OBJECTED = "objection.raised"
UPHELD = "objection.upheld"
DISMISSED = "objection.dismissed"

OPENED = "census.opened"
FOUND = "census.item_found"
JUDGED = "census.items_judged"
CLOSED = "census.closed"

REFUSED = "refusal.made"

_REVIEWED = states(A.FILED, A.RECOMMENDED)
_PENDING = states(A.FILED, A.RETURNED, A.RECOMMENDED)

LIST_VERSION = Workflow(
    {
        V.DRAFT: Look(V.DRAFT.label, "warn", "edit"),
        V.PUBLISHED: Look(V.PUBLISHED.label, "ok", "check"),
        V.REPLACED: Look(V.REPLACED.label, "idle", "swap"),
        V.DISCARDED: Look(V.DISCARDED.label, "idle", "trash"),
    },
    Step("draft", START, V.DRAFT, policy.may_edit, _("Begin a new version"), DRAFTED, inner=True),
    Step("write", states(V.DRAFT), None, policy.may_edit, _("Write an entry"), WRITTEN,
         inner=True),
    Step("drop", states(V.DRAFT), None, policy.may_edit, _("Take an entry out"), DROPPED,
         inner=True),
    Step("take_in", states(V.DRAFT), None, policy.may_edit, _("Take in a sheet"), TAKEN_IN,
         inner=True),
    Step("publish", states(V.DRAFT), V.PUBLISHED, policy.may_edit, _("Publish"), PUBLISHED,
         makes=("list_review",), icon="send", key="E", rank=1),
    Step("discard", states(V.DRAFT), V.DISCARDED, policy.may_edit, _("Discard the draft"),
         DISCARDED, icon="trash", rank=80),
    Step("renew", START, V.PUBLISHED, policy.is_house, _("Renew"), RENEWED,
         makes=("list_review",), inner=True),
    Step("replace", states(V.PUBLISHED), V.REPLACED, policy.is_house, _("Replace"), REPLACED,
         releases=("list_review",), inner=True),
    Step("review", states(V.PUBLISHED), None, policy.may_edit, _("Reviewed, still right"),
         REVIEWED, keeps=("list_review",), makes=("list_review",), icon="eye", rank=20),
)  # fmt: skip

POWER = Workflow(
    {
        P.ASKED: Look(P.ASKED.label, "warn", "inbox"),
        P.ANSWERED: Look(P.ANSWERED.label, "info", "chat"),
        P.ADOPTED: Look(P.ADOPTED.label, "ok", "check"),
        P.NOT_ADOPTED: Look(P.NOT_ADOPTED.label, "bad", "x"),
        P.WITHDRAWN: Look(P.WITHDRAWN.label, "idle", "left"),
    },
    Step("ask", START, P.ASKED, policy.may_ask, _("Ask the street"), ASKED,
         makes=("power_answer",), inner=True),
    Step("answer", states(P.ASKED), P.ANSWERED, policy.may_answer, _("Answer in writing"),
         ANSWERED, keeps=("power_answer",), makes=("power_feedback",), icon="chat", key="E",
         rank=1),
    Step("adopt", states(P.ANSWERED), P.ADOPTED, policy.may_ask, _("Adopted"), ADOPTED,
         keeps=("power_feedback",), rank=1),
    Step("not_adopt", states(P.ANSWERED), P.NOT_ADOPTED, policy.may_ask, _("Not adopted"),
         NOT_ADOPTED, keeps=("power_feedback",), icon="x", rank=10),
    Step("withdraw", states(P.ASKED), P.WITHDRAWN, policy.may_ask, _("Withdraw"),
         POWER_WITHDRAWN, releases=("power_answer",), icon="x", rank=90),
)  # fmt: skip

DISPATCH_RULE = Workflow(
    {
        RuleState.IN_FORCE: Look(RuleState.IN_FORCE.label, "ok", "check"),
        RuleState.ENDED: Look(RuleState.ENDED.label, "idle", "x"),
    },
    Step("enact", START, RuleState.IN_FORCE, policy.may_edit, _("Put in force"), ENACTED,
         inner=True),
    Step("end", states(RuleState.IN_FORCE), RuleState.ENDED, policy.may_edit, _("End"),
         RULE_ENDED, icon="x", rank=80),
)  # fmt: skip

ADMISSION = Workflow(
    {
        A.FILED: Look(A.FILED.label, "warn", "inbox"),
        A.RETURNED: Look(A.RETURNED.label, "warn", "undo"),
        A.RECOMMENDED: Look(A.RECOMMENDED.label, "info", "eye"),
        A.ADMITTED: Look(A.ADMITTED.label, "ok", "check"),
        A.REJECTED: Look(A.REJECTED.label, "bad", "x"),
        A.WITHDRAWN: Look(A.WITHDRAWN.label, "idle", "left"),
        A.ENDED: Look(A.ENDED.label, "idle", "clock"),
    },
    Step("file", START, A.FILED, policy.may_file, _("File the application"), FILED,
         makes=("admit",), inner=True),
    Step("return_for_more", _REVIEWED, A.RETURNED, policy.may_review, _("Ask for more"), RETURNED,
         keeps=("admit",), icon="undo", rank=20),
    Step("complete", states(A.RETURNED), A.FILED, policy.may_file, _("Complete and file again"),
         COMPLETED, makes=("admit",), icon="edit", key="E", rank=1),
    Step("recommend", states(A.FILED), A.RECOMMENDED, policy.may_review, _("Recommend"),
         RECOMMENDED, icon="eye", key="E", rank=1),
    Step("approve", states(A.RECOMMENDED), A.ADMITTED, policy.may_decide, _("Admit"), ADMITTED,
         keeps=("admit",), key="A", rank=1),
    Step("reject", states(A.RECOMMENDED), A.REJECTED, policy.may_decide, _("Reject"), REJECTED,
         keeps=("admit",), icon="x", rank=10),
    Step("withdraw", _PENDING | states(A.ADMITTED), A.WITHDRAWN, policy.may_file, _("Withdraw"),
         WITHDRAWN, releases=("admit",), icon="left", rank=90),
    Step("end", states(A.ADMITTED), A.ENDED, policy.is_clock, _("End by its date"), EXPIRED,
         inner=True),
    Step("leave", states(A.ADMITTED), None, policy.is_house, _("Leave a community"), LEFT,
         inner=True),
)  # fmt: skip

OBJECTION = Workflow(
    {
        R.RAISED: Look(R.RAISED.label, "warn", "flag"),
        R.UPHELD: Look(R.UPHELD.label, "ok", "check"),
        R.DISMISSED: Look(R.DISMISSED.label, "idle", "x"),
    },
    Step("object", START, R.RAISED, policy.may_raise, _("Object"), OBJECTED,
         makes=("object_ruling",), icon="flag", rank=30, inner=True),
    Step("uphold", states(R.RAISED), R.UPHELD, policy.may_rule, _("Uphold the objection"), UPHELD,
         keeps=("object_ruling",), rank=1),
    Step("dismiss", states(R.RAISED), R.DISMISSED, policy.may_rule, _("Dismiss the objection"),
         DISMISSED, keeps=("object_ruling",), icon="x", rank=10),
)  # fmt: skip

CENSUS = Workflow(
    {
        C.OPENED: Look(C.OPENED.label, "info", "clock"),
        C.CLOSED: Look(C.CLOSED.label, "ok", "check"),
    },
    Step("open", START, C.OPENED, policy.may_judge, _("Open a census"), OPENED,
         makes=("census",), inner=True),
    Step("add", states(C.OPENED), None, policy.may_record, _("Add a burden"), FOUND, icon="plus",
         rank=30, inner=True),
    Step("judge", states(C.OPENED), None, policy.may_judge, _("Give the verdict"), JUDGED,
         inner=True),
    Step("close", states(C.OPENED), C.CLOSED, policy.may_judge, _("Close the census"), CLOSED,
         keeps=("census",), rank=2),
)  # fmt: skip

REFUSAL = Workflow(
    {RefusalState.REFUSED: Look(RefusalState.REFUSED.label, "bad", "stop")},
    Step("refuse", START, RefusalState.REFUSED, policy.may_refuse, _("Refuse"), REFUSED,
         inner=True),
)  # fmt: skip
