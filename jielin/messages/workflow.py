"""What is done to the wording of a message in a home, each with its event."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jielin.kernel.workflow import START, Look, Step, Workflow, states

from .policy import may_manage

WORDING_BEGUN = "wording.begun"
REWORDED = "wording.reworded"
RESET = "wording.reset"


class WordingState(models.TextChoices):
    """Whose words are sent."""

    DELIVERED = "delivered", _("as delivered")
    OWN = "own", _("own wording")


_DELIVERED, _OWN = states(WordingState.DELIVERED), states(WordingState.OWN)

WORKFLOW = Workflow(
    {
        WordingState.DELIVERED: Look(_("As delivered"), "idle", "tpl"),
        WordingState.OWN: Look(_("Own wording"), "info", "edit"),
    },
    Step("begin", START, WordingState.DELIVERED, may_manage, _("Begin the record"),
         WORDING_BEGUN, inner=True),
    Step("reword", _DELIVERED | _OWN, WordingState.OWN, may_manage, _("Change the wording"),
         REWORDED, icon="edit", rank=20),
    Step("reset", _OWN, WordingState.DELIVERED, may_manage, _("Reset to the delivered wording"),
         RESET, icon="undo", rank=60),
)  # fmt: skip
