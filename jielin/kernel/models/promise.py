"""Who owes what to whom by when, and when it was kept."""

from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..ids import uuid7
from .tenancy import TenantModel

# Before any time: a promise that nobody has looked at yet comes first.
UNSEEN = datetime(1970, 1, 1, tzinfo=UTC)


class PromiseQuerySet(models.QuerySet["Promise"]):
    """Promises, asked the way the indexes answer."""

    def open(self) -> "PromiseQuerySet":
        return self.filter(is_open=True)

    def move(self, due_at: datetime) -> int:
        """Give them another time, once somebody has approved it; how many there were."""
        return self.open().update(due_at=due_at, provisional=False, next_mark_at=UNSEEN)

    def of(self, tenant_id: int, subject_ids: Iterable[UUID]) -> "PromiseQuerySet":
        return self.filter(tenant_id=tenant_id, subject_id__in=list(subject_ids))


class Promise(TenantModel):
    """A promise with a time. Its due time never moves by an edit, a return or a hand-over."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    subject_kind = models.CharField(max_length=32)
    subject_id = models.UUIDField()
    kind = models.CharField(_("kind"), max_length=24)
    # Organisations and people stand above the kernel: ids without a database key.
    owner_id = models.UUIDField()
    assignee_id = models.UUIDField(null=True)
    area_id = models.BigIntegerField(null=True)
    asked_by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(_("made at"))
    due_at = models.DateTimeField(_("due at"))
    is_open = models.BooleanField(_("open"), default=True)
    kept_at = models.DateTimeField(_("kept at"), null=True)
    released_at = models.DateTimeField(_("released at"), null=True)
    rule_id = models.BigIntegerField(null=True)
    provisional = models.BooleanField(_("provisional"), default=False)
    # When whoever watches the time must look again; None after the last mark.
    next_mark_at = models.DateTimeField(null=True, default=UNSEEN, editable=False)

    objects = PromiseQuerySet.as_manager()

    class Meta:
        ordering = ("due_at",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(due_at__gte=models.F("made_at")),
                name="promise_is_due_after_it_is_made",
            ),
            models.CheckConstraint(
                condition=models.Q(is_open=True, kept_at=None, released_at=None)
                | models.Q(is_open=False, kept_at__isnull=False, released_at=None)
                | models.Q(is_open=False, kept_at=None, released_at__isnull=False),
                name="promise_is_open_or_kept_or_released",
            ),
        )
        indexes = (
            models.Index(fields=["tenant", "owner_id", "is_open", "due_at"], name="promise_todo"),
            models.Index(fields=["tenant", "subject_id"], name="promise_of_a_matter"),
            models.Index(fields=["is_open", "next_mark_at", "id"], name="promise_watch"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.due_at:%Y-%m-%d %H:%M}"

    def is_late(self, now: datetime) -> bool:
        """Whether it was kept after its time, or is open past it."""
        return (self.kept_at or now) > self.due_at and self.released_at is None
