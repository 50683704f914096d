"""One event on its way to one address: written with it, carried by a job, tried again."""

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from jielin.kernel import clock
from jielin.kernel.ids import uuid7
from jielin.kernel.models import TenantForeignKey, TenantModel
from jielin.kernel.workflow import Refused

from .. import carrying
from ..limits import DELIVERIES
from ..sending import NotTaken, Parcel, Taken, send
from .hook import Hook

PAGE = 500
TEST = "test"


class DeliveryState(models.TextChoices):
    """Where it stands. A failed one can be sent again by hand."""

    QUEUED = "queued", pgettext_lazy("delivery", "Waiting")
    SENDING = "sending", pgettext_lazy("delivery", "Being sent")
    SENT = "sent", pgettext_lazy("delivery", "Delivered")
    FAILED = "failed", pgettext_lazy("delivery", "Failed")


class Delivery(TenantModel):
    """What is told is small: number, event, moment and link, never a word of a person."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    hook = TenantForeignKey(Hook, models.PROTECT, related_name="deliveries")
    event = models.CharField(gettext_lazy("event"), max_length=64)
    event_id = models.UUIDField(null=True)
    number = models.CharField(max_length=40, blank=True)
    body = models.TextField()
    state = models.CharField(
        gettext_lazy("state"), max_length=8, choices=DeliveryState, default=DeliveryState.QUEUED
    )
    tries = models.PositiveSmallIntegerField(gettext_lazy("tries"), default=0)
    status = models.PositiveSmallIntegerField(gettext_lazy("status of the answer"), null=True)
    said = models.CharField(max_length=240, blank=True)
    made_at = models.DateTimeField(gettext_lazy("written at"))
    not_before = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = gettext_lazy("delivery")
        verbose_name_plural = gettext_lazy("deliveries")
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "hook", "event_id"], name="an_event_is_delivered_once"
            ),
        )
        indexes = (
            models.Index(fields=["tenant", "hook", "-made_at"], name="delivery_of_an_address"),
            models.Index(fields=["state", "not_before"], name="delivery_waiting"),
            models.Index(fields=["made_at"], name="delivery_to_forget"),
        )

    def __str__(self) -> str:
        return f"{self.event} {self.number}"

    @classmethod
    def offer(
        cls,
        hook_id: UUID,
        tenant_id: int,
        *,
        event: str,
        event_id: UUID | None,
        told: dict[str, Any],
    ) -> "Delivery | None":
        """Write it and the job that carries it. None when this event is on its way already."""
        now = clock.now()
        new = cls(id=uuid7(), tenant_id=tenant_id, hook_id=hook_id, event=event)
        new.event_id, new.number = event_id, str(told.get("number", ""))
        new.made_at = new.not_before = now
        new.body = json.dumps({"id": str(new.pk), "event": event, **told}, ensure_ascii=False)
        try:
            with transaction.atomic():
                new.save(force_insert=True)
                new._enqueue()
        except IntegrityError:
            return None
        return new

    @classmethod
    def carry(cls, tenant_id: int, id: UUID) -> None:
        """Claim, send, note what came of it. Without effect when it is not due."""
        now = clock.now()
        rows = cls.objects.filter(tenant_id=tenant_id, pk=id)
        claim = {"state": DeliveryState.SENDING, "claimed_at": now, "tries": F("tries") + 1}
        if not rows.filter(_takeable(now)).update(**claim):
            return
        one = rows.select_related("hook", "hook__client").get()
        if not (one.hook.is_on and one.hook.client.is_active):
            one._fail(NotTaken(_("The address is switched off."), again=False), clock.now())
            return
        try:
            taken = send(one._parcel(now))
        except NotTaken as error:
            one._fail(error, clock.now())
        else:
            one._succeed(taken, clock.now())

    def again(self) -> None:
        """Send a failed one anew. Raises Refused."""
        now = clock.now()
        with transaction.atomic():
            mine = Delivery.objects.filter(tenant_id=self.tenant_id, pk=self.pk)
            failed = mine.filter(state=DeliveryState.FAILED)
            if not failed.update(state=DeliveryState.QUEUED, tries=0, not_before=now):
                raise Refused(_("Only a failed delivery is sent again."))
            self.not_before = now
            self._enqueue()

    @classmethod
    def pick_up(cls, now: datetime) -> int:
        """Enqueue again what lies waiting although its time has come; how many."""
        left = cls.objects.filter(_takeable(now - DELIVERIES.lease)).order_by("not_before")
        found = list(left.values_list("tenant_id", "id")[:PAGE])
        for tenant_id, id in found:
            carrying.carry.enqueue(tenant_id, str(id))
        return len(found)

    @classmethod
    def forget(cls, now: datetime) -> int:
        """Delete those that are older than a month; how many."""
        return cls.objects.filter(made_at__lt=now - DELIVERIES.kept).delete()[0]

    @classmethod
    def of(cls, tenant_id: int, hook_ids: Collection[UUID]) -> "models.QuerySet[Delivery]":
        """Those of some addresses, newest first."""
        mine = cls.objects.filter(tenant_id=tenant_id, hook_id__in=hook_ids)
        return mine.order_by("-made_at", "-id")

    def _parcel(self, now: datetime) -> Parcel:
        hook = self.hook
        return Parcel(
            id=self.pk,
            event=self.event,
            address=hook.address,
            secret=hook.secret,
            at=int(now.timestamp()),
            body=self.body.encode(),
        )

    def _succeed(self, taken: Taken, now: datetime) -> None:
        Hook.count(self.tenant_id, self.hook_id, is_good=True)
        told = {"status": taken.status, "said": taken.said, "done_at": now}
        self._move(state=DeliveryState.SENT, **told)

    def _fail(self, error: NotTaken, now: datetime) -> None:
        if error.again:
            Hook.count(self.tenant_id, self.hook_id, is_good=False)
        told = {"status": error.status, "said": error.said[:240]}
        if not error.again or self.tries >= DELIVERIES.tries:
            self._move(state=DeliveryState.FAILED, done_at=now, **told)
            return
        with transaction.atomic():
            self.not_before = now + DELIVERIES.waits[self.tries - 1]
            self._move(state=DeliveryState.QUEUED, not_before=self.not_before, **told)
            self._enqueue()

    def _move(self, **changes: object) -> None:
        """Change the row if this try still holds the claim."""
        rows = Delivery.objects.filter(tenant_id=self.tenant_id, pk=self.pk)
        rows.filter(state=DeliveryState.SENDING, tries=self.tries).update(**changes)

    def _enqueue(self) -> None:
        job = carrying.carry
        if self.not_before > clock.now():
            job = job.using(run_after=self.not_before)
        job.enqueue(self.tenant_id, str(self.pk))


def _takeable(now: datetime) -> Q:
    """Waiting and due, or claimed by a worker that fell silent."""
    waiting = Q(state=DeliveryState.QUEUED, not_before__lte=now)
    silent = Q(state=DeliveryState.SENDING, claimed_at__lt=now - DELIVERIES.lease)
    return waiting | silent
