"""The life of a client and of a webhook: data only."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jielin.kernel.workflow import START, Look, Step, Workflow, states

from . import policy

MADE = "client.made"
CHANGED = "client.changed"
ROTATED = "client.rotated"
REVOKED = "client.revoked"
SUBSCRIBED = "webhook.subscribed"
RENEWED = "webhook.secret_renewed"
STOPPED = "webhook.stopped"
RESUMED = "webhook.resumed"
ENDED = "webhook.ended"


class ClientState(TextChoices):
    """Whether its tokens open anything."""

    ACTIVE = "active", pgettext_lazy("client", "In use")
    REVOKED = "revoked", pgettext_lazy("client", "Revoked")


class HookState(TextChoices):
    """Whether anything is sent to the address."""

    ON = "on", pgettext_lazy("webhook", "On")
    STOPPED = "stopped", pgettext_lazy("webhook", "Stopped after failures")
    ENDED = "ended", pgettext_lazy("webhook", "Removed")


_C, _H = ClientState, HookState
CLIENT = Workflow(
    {
        _C.ACTIVE: Look(_C.ACTIVE.label, "ok", "check"),
        _C.REVOKED: Look(_C.REVOKED.label, "idle", "x"),
    },
    Step("make", START, _C.ACTIVE, policy.may_manage, _("Add a client"), MADE, inner=True),
    Step("change", states(_C.ACTIVE), None, policy.may_manage, _("Change"), CHANGED, icon="doc",
         key="E", rank=20),
    Step("rotate", states(_C.ACTIVE), None, policy.may_manage, _("New token"), ROTATED,
         icon="refresh", key="N", rank=30),
    Step("revoke", states(_C.ACTIVE), _C.REVOKED, policy.may_manage, _("Revoke"), REVOKED,
         icon="x", rank=90),
)  # fmt: skip
HOOK = Workflow(
    {
        _H.ON: Look(_H.ON.label, "ok", "check"),
        _H.STOPPED: Look(_H.STOPPED.label, "bad", "alert"),
        _H.ENDED: Look(_H.ENDED.label, "idle", "x"),
    },
    Step("subscribe", START, _H.ON, policy.may_manage, _("Add an address"), SUBSCRIBED,
         inner=True),
    Step("stop", states(_H.ON), _H.STOPPED, policy.is_the_house, _("Stop after failures"),
         STOPPED, inner=True),
    Step("resume", states(_H.STOPPED), _H.ON, policy.may_manage, _("Send again from now on"),
         RESUMED, icon="refresh", key="A", rank=1),
    Step("renew", states(_H.ON, _H.STOPPED), None, policy.may_manage, _("New secret"), RENEWED,
         icon="refresh", key="N", rank=30),
    Step("end", states(_H.ON, _H.STOPPED), _H.ENDED, policy.may_manage, _("Remove the address"),
         ENDED, icon="x", rank=90),
)  # fmt: skip
