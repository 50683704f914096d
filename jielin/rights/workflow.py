"""The life of a data request."""

from django.utils.translation import gettext_lazy as _

from jielin.kernel.workflow import START, Look, Step, Workflow, states

from .policy import is_house, is_theirs, may_correct, may_decide, may_erase
from .states import CopyState as C
from .states import RequestState as S

ASKED = "rights.asked"
CORRECTED = "rights.corrected"
ERASED = "rights.erased"
REFUSED = "rights.refused"
WITHDRAWN = "rights.withdrawn"

COPY_ASKED = "own_copy.asked"
COPY_MADE = "own_copy.made"
COPY_FAILED = "own_copy.failed"
COPY_FETCHED = "own_copy.fetched"
COPY_GONE = "own_copy.gone"

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

_MADE = states(C.READY)
COPY = Workflow(
    {
        C.ASKED: Look(C.ASKED.label, "info", "clock"),
        C.READY: Look(C.READY.label, "ok", "check"),
        C.FAILED: Look(C.FAILED.label, "bad", "close"),
        C.GONE: Look(C.GONE.label, "idle", "close"),
    },
    Step("ask", START, C.ASKED, is_theirs, _("Ask for a copy"), COPY_ASKED, inner=True),
    Step("finish", states(C.ASKED), C.READY, is_house, _("Finish the copy"), COPY_MADE,
         inner=True),
    Step("fail", states(C.ASKED), C.FAILED, is_house, _("Give the copy up"), COPY_FAILED,
         inner=True),
    Step("fetch", _MADE, None, is_theirs, _("Fetch the copy"), COPY_FETCHED, inner=True),
    Step("expire", _MADE | states(C.ASKED), C.GONE, is_house, _("Delete the copy"), COPY_GONE,
         inner=True),
)  # fmt: skip
