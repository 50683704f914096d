"""An address of another system that is told when something happens (webhook)."""

from datetime import datetime
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM, Actor
from jielin.kernel.ids import uuid7
from jielin.kernel.models import Matter, TenantForeignKey
from jielin.kernel.reference import bump
from jielin.kernel.sealed import SealedTextField
from jielin.kernel.workflow import Refused, Terms

from .. import limits
from ..signing import new_secret
from ..workflow import HOOK, HookState
from .client import CLIENTS, Client


class Hook(Matter):
    """One address of one client, and the kinds of events it is told."""

    kind = "webhook"
    workflow = HOOK

    client = TenantForeignKey(Client, models.PROTECT, related_name="hooks")
    address = models.CharField(gettext_lazy("address"), max_length=300)
    events = models.JSONField(default=list)
    secret = SealedTextField(gettext_lazy("secret"))
    failures = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(gettext_lazy("added"))

    class Meta:
        verbose_name = gettext_lazy("webhook")
        verbose_name_plural = gettext_lazy("webhooks")
        ordering = ("made_at", "id")
        indexes = (models.Index(fields=["tenant", "client"], name="webhook_of_a_client"),)

    def __str__(self) -> str:
        return self.address

    @classmethod
    def subscribe(
        cls, client: Client, *, address: str, events: list[str], by: Actor
    ) -> tuple[Self, str]:
        """A new address and its secret, shown once. Raises Refused."""
        new = cls(id=uuid7(), tenant_id=client.tenant_id, client=client, address=address)
        new.events, new.secret, new.made_at = sorted(events), new_secret(), clock.now()
        with new.beginning("subscribe", by=by, client=str(client.pk), events=new.events):
            new._check_room(client)
            bump(CLIENTS)
        return new, new.secret

    def renew(self, *, by: Actor) -> str:
        """A new secret; the old one proves nothing from now on."""
        with self.taking("renew", by=by):
            self.secret = new_secret()
        return self.secret

    def stop(self, *, by: Actor) -> None:
        """Nobody answered for too long."""
        with self.taking("stop", by=by):
            bump(CLIENTS)

    def resume(self, *, by: Actor) -> None:
        """Somebody has mended the other side."""
        with self.taking("resume", by=by):
            self.failures = 0
            bump(CLIENTS)

    def end(self, *, by: Actor) -> None:
        with self.taking("end", by=by):
            bump(CLIENTS)

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        return None

    @property
    def is_on(self) -> bool:
        return self.state == HookState.ON

    @classmethod
    def count(cls, tenant_id: int, id: UUID, *, is_good: bool) -> None:
        """Note how a try ended; too many bad ones in a row stop the address."""
        mine = cls.objects.filter(tenant_id=tenant_id, pk=id)
        if is_good:
            mine.filter(failures__gt=0).update(failures=0)
            return
        mine.update(failures=F("failures") + 1)
        hook = mine.get()
        if hook.is_on and hook.failures >= limits.DELIVERIES.most_failures:
            try:
                hook.stop(by=SYSTEM)
            except Refused:
                return  # Another worker stopped it first.

    def _check_room(self, client: Client) -> None:
        if not client.is_active:
            raise Refused(_("The client was revoked: nothing is sent to it."))
        mine = Hook.objects.filter(tenant_id=client.tenant_id, client_id=client.pk)
        if mine.exclude(state=HookState.ENDED).count() >= limits.MOST_HOOKS:
            most = {"most": limits.MOST_HOOKS}
            raise Refused(_("A client has at most %(most)d addresses. Remove one first.") % most)
