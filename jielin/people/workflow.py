"""The life of an appointment, and what is done to a member of staff's account."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jielin.kernel.workflow import START, Look, Step, Workflow, states

from .policy import is_house, may_manage, may_secure

APPOINTED = "people.appointed"
DISMISSED = "people.dismissed"

RECORD_BEGUN = "people.record_begun"
SECOND_FACTOR_RESET = "people.second_factor_reset"


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


class RecordState(models.TextChoices):
    """A record is never closed."""

    KEPT = "kept", _("kept")


_KEPT = states(RecordState.KEPT)

RECORD = Workflow(
    {RecordState.KEPT: Look(_("Record kept"), "idle", "doc")},
    Step("begin", START, RecordState.KEPT, is_house, _("Begin a record"), RECORD_BEGUN,
         inner=True),
    Step("reset_second_factor", _KEPT, None, may_secure, _("Reset the second factor"),
         SECOND_FACTOR_RESET, icon="lock"),
)  # fmt: skip
