"""What happened: append-only, chained by digest per matter, sealed by day per home."""

from typing import TYPE_CHECKING, Any, NoReturn

from django.db import models

from ..actors import Actor
from ..digests import START, canonical, sm3, spoken
from ..ids import uuid7
from ..trace import request_id
from .tenancy import TenantModel

if TYPE_CHECKING:
    from datetime import datetime

    from .matter import Matter


class AppendOnly(models.QuerySet[Any]):
    """Rows that are added and never changed or removed."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("Events are append-only.")

    def delete(self) -> NoReturn:
        raise TypeError("Events are append-only.")


class Event(TenantModel):
    """One fact: ids and plain values only, no personal text; sentences come when shown."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    subject_kind = models.CharField(max_length=32)
    subject_id = models.UUIDField()
    seq = models.PositiveIntegerField()
    verb = models.CharField(max_length=64)
    actor_kind = models.CharField(max_length=16)
    actor_id = models.UUIDField(null=True)
    before = models.CharField(max_length=32, blank=True)
    after = models.CharField(max_length=32, blank=True)
    details = models.JSONField(default=dict, blank=True)
    happened_at = models.DateTimeField()
    request_id = models.CharField(max_length=40, blank=True)
    digest = models.BinaryField(max_length=32)

    objects = AppendOnly.as_manager()

    class Meta:
        ordering = ("seq",)
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "subject_id", "seq"], name="event_has_its_place_in_the_chain"
            ),
        )
        indexes = (models.Index(fields=["tenant", "id"], name="event_for_the_daily_seal"),)

    def __str__(self) -> str:
        return f"{self.verb} #{self.seq}"

    @classmethod
    def link(
        cls, subject: "Matter", verb: str, *, by: Actor, at: "datetime", **said: Any
    ) -> "Event":
        """The next event of a matter, unsaved. The matter carries the head of its chain."""
        subject.event_seq += 1
        event = cls(
            tenant_id=subject.tenant_id,
            subject_kind=subject.kind,
            subject_id=subject.pk,
            seq=subject.event_seq,
            verb=verb,
            actor_kind=by.kind,
            actor_id=by.id,
            happened_at=at,
            request_id=request_id.get(),
            **said,
        )
        event.digest = event.digest_after(bytes(subject.event_digest))
        subject.event_digest = event.digest
        return event

    def digest_after(self, head: bytes) -> bytes:
        """SM3 over the digest before and everything this event says."""
        return sm3(head or START, canonical(self.said()))

    def said(self) -> tuple[Any, ...]:
        """All that its digest stands for; the moment comes last."""
        return (
            self.tenant_id,
            self.subject_kind,
            str(self.subject_id),
            self.seq,
            self.verb,
            self.actor_kind,
            str(self.actor_id or ""),
            self.before,
            self.after,
            self.details,
            spoken(self.happened_at),
        )

    def save(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("Events are written by a verb, never saved one by one.")

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("Events are append-only.")


class Seal(TenantModel):
    """One day's events of a home under one digest, chained to the day before.

    The rows are those with an id up to `upto`: ids are made by the server in order of
    time, so a story told at another moment still falls into the seal of its real day.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    day = models.DateField()
    upto = models.UUIDField()
    count = models.PositiveIntegerField()
    digest = models.BinaryField(max_length=32)

    class Meta:
        ordering = ("day",)
        constraints = (
            models.UniqueConstraint(fields=["tenant", "day"], name="seal_is_one_per_day"),
        )

    def __str__(self) -> str:
        return str(self.day)
