"""The life of a word about the platform: states and rows only."""

from django.utils.translation import gettext_lazy as _

from jielin.kernel.workflow import START, Look, Step, Workflow, states

from . import policy
from .states import SPOKEN
from .states import FeedbackState as F

RECEIVED = "feedback.received"
ANSWERED = "feedback.answered"
FORWARDED = "feedback.forwarded"
ASKED_AGAIN = "feedback.asked_again"
CLOSED = "feedback.closed"
ENDED = "feedback.ended"
REVEALED = "feedback.number_shown"
ERASED = "feedback.erased"

_SPOKEN, _EVERY = states(*SPOKEN), states(*F)

FEEDBACK = Workflow(
    {
        F.RECEIVED: Look(F.RECEIVED.label, "warn", "inbox"),
        F.ANSWERED: Look(F.ANSWERED.label, "info", "chat"),
        F.FORWARDED: Look(F.FORWARDED.label, "info", "right"),
        F.CLOSED: Look(F.CLOSED.label, "ok", "check"),
    },
    Step("receive", START, F.RECEIVED, policy.is_anybody, _("Say it"), RECEIVED,
         makes=("answer",), inner=True),
    Step("answer", states(F.RECEIVED), F.ANSWERED, policy.may_answer, _("Answer it"), ANSWERED,
         keeps=("answer",), icon="chat", key="E", rank=1),
    Step("forward", states(F.RECEIVED), F.FORWARDED, policy.may_answer,
         _("It belongs to the community"), FORWARDED, keeps=("answer",), icon="right", key="B",
         rank=20),
    Step("close", _SPOKEN, F.CLOSED, policy.is_asker, _("That settles it"), CLOSED, rank=1),
    Step("ask_again", _SPOKEN, F.RECEIVED, policy.may_ask_again, _("It does not help yet"),
         ASKED_AGAIN, makes=("answer",), icon="undo", rank=20),
    Step("end", _SPOKEN, F.CLOSED, policy.is_clock, _("End by its time"), ENDED, inner=True),
    Step("reveal", _EVERY, None, policy.may_reveal, _("Show the number"), REVEALED, icon="eye",
         inner=True),
    Step("erase", states(F.ANSWERED, F.FORWARDED, F.CLOSED), None, policy.is_anybody,
         _("Erase what speaks of a person"), ERASED, icon="trash", inner=True),
)  # fmt: skip
