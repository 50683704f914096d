"""What happened on a whistle, in words, and what its promises are called."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

from jielin.ui.parts import Tone

from .. import workflow as w


@dataclass(frozen=True)
class Act:
    """How one kind of event is told."""

    words: Lazy
    tone: Tone = "idle"
    icon: str = "check"


ERASED = Act(_("erased what was personal, as the one who asked wished"), "idle", "lock")
ACTS: dict[str, Act] = {
    w.ASKED: Act(_("asked the street to whistle"), "warn", "inbox"),
    w.SOUNDED: Act(_("blew the whistle"), "whistle", "whistle"),
    w.BLOWN: Act(_("whistled as the community asked"), "whistle", "whistle"),
    w.DECLINED: Act(_("did not whistle"), "idle", "x"),
    w.WITHDRAWN: Act(_("withdrew the ask"), "idle", "x"),
    w.CALLED_MORE: Act(_("called more departments"), "whistle", "plus"),
    w.LEAD_NAMED: Act(_("named %(unit)s the lead"), "info", "flag"),
    w.COMMANDED: Act(_("commanded the dispatched forces"), "info", "send"),
    w.MINUTED: Act(_("wrote the joint minutes"), "info", "doc"),
    w.PARTS_DONE: Act(_("signed off the last part: the street confirms"), "warn", "eye"),
    w.SENT_BACK: Act(_("sent the part of %(unit)s back"), "bad", "undo"),
    w.CONFIRMED: Act(_("confirmed that it is done"), "ok"),
    w.RATED: Act(_("rated the departments"), "ok", "star"),
    w.CANCELLED: Act(_("cancelled the whistle"), "idle", "x"),
    w.FORGOTTEN: ERASED,
    w.REPORT_FORGOTTEN: ERASED,
    w.CALLED: Act(_("called %(unit)s"), "whistle", "whistle"),
    w.ANSWERED: Act(_("answered for %(unit)s: we come"), "info", "send"),
    w.ARRIVED: Act(_("reported %(unit)s in: on site"), "ok", "walk"),
    w.WORKING: Act(_("began the work of %(unit)s"), "info", "tools"),
    w.SIGNED_OFF: Act(_("signed off for %(unit)s"), "ok"),
    w.CLAIMED: Act(_("took the lead for %(unit)s"), "info", "flag"),
    w.OBJECTED: Act(_("objected for %(unit)s"), "bad", "flag"),
    w.UPHELD: Act(_("upheld the objection of %(unit)s: released"), "idle", "undo"),
    w.REJECTED: Act(_("rejected the objection of %(unit)s: it must come"), "bad", "stop"),
    w.RELEASED: Act(_("released %(unit)s"), "idle", "undo"),
    w.STREET_RATED: Act(_("rated the whistle for %(unit)s"), "ok", "star"),
}

PROMISES: Mapping[str, Lazy] = {
    "whistle_blow": _("Whistle, or say why not"),
    "whistle_answer": _("Answer the whistle"),
    "whistle_arrive": _("Report in on site"),
    "whistle_work": _("Do our part and sign it off"),
    "whistle_ruling": _("Rule on the department's objection"),
    "whistle_confirm": _("Confirm, or send back"),
    "whistle_rate": _("Rate the other side"),
}
