"""The life of a proposed rule, and of a year of the working calendar."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jielin.kernel.workflow import START, Look, Step, Workflow, states

from .policy import may_confirm, may_manage

PROPOSED = "rule.proposed"
RETIRING = "rule.retirement_proposed"
CONFIRMED = "rule.confirmed"
REFUSED = "rule.refused"
WITHDRAWN = "rule.withdrawn"
YEAR_BEGUN = "working_year.begun"
DAY_MARKED = "working_year.day_marked"
YEAR_LOADED = "working_year.loaded"


class State(models.TextChoices):
    """Whether a proposal binds anybody: only a confirmed one does."""

    PROPOSED = "proposed", _("waits for confirmation")
    CONFIRMED = "confirmed", _("version confirmed")
    REFUSED = "refused", _("not confirmed")
    WITHDRAWN = "withdrawn", _("withdrawn")


class YearState(models.TextChoices):
    """A year's record is kept for ever."""

    KEPT = "kept", _("kept")


_PROPOSED, _KEPT = states(State.PROPOSED), states(YearState.KEPT)

PROPOSAL = Workflow(
    {
        State.PROPOSED: Look(_("Waits for confirmation"), "warn", "clock"),
        State.CONFIRMED: Look(_("Version confirmed"), "ok", "check"),
        State.REFUSED: Look(_("Not confirmed"), "bad", "close"),
        State.WITHDRAWN: Look(_("Version withdrawn"), "idle", "undo"),
    },
    Step("propose", START, State.PROPOSED, may_manage, _("Propose a version"), PROPOSED,
         inner=True),
    Step("propose_end", START, State.PROPOSED, may_manage, _("Propose to end the rule"), RETIRING,
         inner=True),
    Step("confirm", _PROPOSED, State.CONFIRMED, may_confirm, _("Confirm the version"), CONFIRMED,
         rank=1),
    Step("refuse", _PROPOSED, State.REFUSED, may_confirm, _("Do not confirm the version"), REFUSED,
         icon="close", rank=60),
    Step("withdraw", _PROPOSED, State.WITHDRAWN, may_manage, _("Withdraw the version"), WITHDRAWN,
         icon="undo", rank=70),
)  # fmt: skip

YEAR = Workflow(
    {YearState.KEPT: Look(_("Kept"), "idle", "cal")},
    Step("begin", START, YearState.KEPT, may_manage, _("Begin the record"), YEAR_BEGUN,
         inner=True),
    Step("mark", _KEPT, None, may_manage, _("Mark a day"), DAY_MARKED, icon="edit", rank=20),
    Step("load", _KEPT, None, may_manage, _("Load the year"), YEAR_LOADED, icon="download",
         rank=30),
)  # fmt: skip
