"""The life of a data request."""

from django.utils.translation import gettext_lazy as _

from jielin.kernel.workflow import START, Look, Step, Workflow, states

from .policy import is_theirs, may_correct, may_decide, may_erase
from .states import RequestState as S

ASKED = "rights.asked"
CORRECTED = "rights.corrected"
ERASED = "rights.erased"
REFUSED = "rights.refused"
WITHDRAWN = "rights.withdrawn"

OWED = "data_request"
_ASKED = states(S.ASKED)

WORKFLOW = Workflow(
    {
        S.ASKED: Look(S.ASKED.label, "warn", "clock"),
        S.CARRIED_OUT: Look(S.CARRIED_OUT.label, "ok", "check"),
        S.REFUSED: Look(S.REFUSED.label, "bad", "close"),
        S.WITHDRAWN: Look(S.WITHDRAWN.label, "idle", "undo"),
    },
    Step("ask", START, S.ASKED, is_theirs, _("Ask about one's data"), ASKED, makes=(OWED,),
         inner=True),
    Step("correct", _ASKED, S.CARRIED_OUT, may_correct, _("Carry out the correction"), CORRECTED,
         keeps=(OWED,), icon="edit", rank=1),
    Step("erase", _ASKED, S.CARRIED_OUT, may_erase, _("Erase this person"), ERASED,
         keeps=(OWED,), icon="close", rank=61),
    Step("refuse", _ASKED, S.REFUSED, may_decide, _("Refuse with the lawful reason"), REFUSED,
         keeps=(OWED,), icon="shield", rank=70),
    Step("withdraw", _ASKED, S.WITHDRAWN, is_theirs, _("Withdraw the request"), WITHDRAWN,
         releases=(OWED,), icon="undo", rank=80),
)  # fmt: skip
