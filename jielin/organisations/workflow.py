"""The life of an organisation: founded, changed in parts, closed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jielin.kernel.workflow import START, Look, Step, Workflow, states

from .policy import may_reach, may_settle

FOUNDED = "organisation.founded"
RENAMED = "organisation.renamed"
MOVED = "organisation.moved"
SERVES = "organisation.area_set"
REACHED = "organisation.reach_set"
CLOSED = "organisation.closed"


class State(models.TextChoices):
    """Whether the organisation works; a closed one is kept for the past."""

    ACTIVE = "active", _("active")
    CLOSED = "closed", _("closed")


_ACTIVE = states(State.ACTIVE)

WORKFLOW = Workflow(
    {
        State.ACTIVE: Look(_("In office"), "ok", "check"),
        State.CLOSED: Look(_("Closed down"), "idle", "close"),
    },
    Step("found", START, State.ACTIVE, may_settle, _("Set up an organisation"), FOUNDED,
         inner=True),
    Step("be_reached", _ACTIVE, None, may_reach, _("Duty phone and office hours"), REACHED,
         icon="phone", rank=20),
    Step("rename", _ACTIVE, None, may_settle, _("Rename"), RENAMED, icon="edit", rank=30),
    Step("move_under", _ACTIVE, None, may_settle, _("Move in the tree"), MOVED, icon="swap",
         rank=40),
    Step("serve", _ACTIVE, None, may_settle, _("Area served"), SERVES, icon="map", rank=45),
    Step("close", _ACTIVE, State.CLOSED, may_settle, _("Close down"), CLOSED, icon="close",
         rank=90),
)  # fmt: skip
