"""The life of a notice: states and rows only."""

from django.utils.translation import gettext_lazy as _

from jielin.kernel.workflow import START, Look, Step, Workflow, states

from . import policy
from .states import STANDING
from .states import NoticeState as N

DRAFTED = "notice.drafted"
CHANGED = "notice.changed"
PROPOSED = "notice.proposed"
RECALLED = "notice.recalled"
SENT_BACK = "notice.sent_back"
PUBLISHED = "notice.published"
TAKEN_BACK = "notice.taken_back"
REPLACED = "notice.replaced"
ENDED = "notice.ended"
DISCARDED = "notice.discarded"

NOTICE = Workflow(
    {
        N.DRAFT: Look(N.DRAFT.label, "warn", "edit"),
        N.PROPOSED: Look(N.PROPOSED.label, "info", "eye"),
        N.PUBLISHED: Look(N.PUBLISHED.label, "ok", "check"),
        N.ENDED: Look(N.ENDED.label, "idle", "clock"),
        N.REPLACED: Look(N.REPLACED.label, "idle", "swap"),
        N.TAKEN_BACK: Look(N.TAKEN_BACK.label, "bad", "undo"),
        N.DISCARDED: Look(N.DISCARDED.label, "idle", "trash"),
    },
    Step("draft", START, N.DRAFT, policy.may_write, _("Write a notice"), DRAFTED, inner=True),
    Step("change", states(N.DRAFT), None, policy.may_write, _("Change the words"), CHANGED,
         icon="edit", key="B", rank=20),
    Step("propose", states(N.DRAFT), N.PROPOSED, policy.may_write, _("Send for approval"),
         PROPOSED, makes=("notice_approve",), icon="send", key="E", rank=1),
    Step("recall", states(N.PROPOSED), N.DRAFT, policy.may_write, _("Take it out of approval"),
         RECALLED, releases=("notice_approve",), icon="undo", rank=40),
    Step("send_back", states(N.PROPOSED), N.DRAFT, policy.may_approve, _("Send back"), SENT_BACK,
         keeps=("notice_approve",), icon="undo", rank=20),
    Step("publish", states(N.PROPOSED), N.PUBLISHED, policy.may_approve,
         _("Approve and publish"), PUBLISHED, keeps=("notice_approve",), key="A", rank=1),
    Step("take_back", states(N.PUBLISHED), N.TAKEN_BACK, policy.may_take_back,
         _("Take the notice back"), TAKEN_BACK, icon="undo", rank=80),
    Step("replace", states(*STANDING), N.REPLACED, policy.is_house, _("Correct"), REPLACED,
         inner=True),
    Step("end", states(N.PUBLISHED), N.ENDED, policy.is_clock, _("End by its time"), ENDED,
         inner=True),
    Step("discard", states(N.DRAFT), N.DISCARDED, policy.may_write, _("Discard the draft"),
         DISCARDED, icon="trash", rank=90),
)  # fmt: skip
