"""The life of an appointment: it is made and it is ended; nothing else."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jielin.kernel.workflow import START, Look, Step, Workflow, states

from .policy import may_manage

APPOINTED = "people.appointed"
DISMISSED = "people.dismissed"


class State(models.TextChoices):
    """Whether the appointment stands; `until` may still lie ahead."""

    STANDING = "standing", _("standing")
    ENDED = "ended", _("ended")


WORKFLOW = Workflow(
    {
        State.STANDING: Look(_("Standing"), "ok", "check"),
        State.ENDED: Look(_("Appointment ended"), "idle", "close"),
    },
    Step("appoint", START, State.STANDING, may_manage, _("Appoint"), APPOINTED),
    Step(
        "end", states(State.STANDING), State.ENDED, may_manage, _("End the appointment"), DISMISSED
    ),
)
