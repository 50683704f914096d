"""A person is away from a post for some days, and somebody else looks after it."""

from datetime import datetime
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from jielin.kernel.ids import uuid7
from jielin.kernel.models import TenantForeignKey, TenantModel

from .account import Account

if TYPE_CHECKING:
    from .appointment import Appointment


class LeaveQuerySet(models.QuerySet["Leave"]):
    """Leaves by time."""

    def during(self, since: datetime, until: datetime) -> Self:
        """Those with any moment between the two."""
        return self.filter(since__lt=until, until__gt=since)

    def at(self, now: datetime) -> Self:
        """Those that last at this moment."""
        return self.filter(since__lte=now, until__gt=now)


class Leave(TenantModel):
    """From a moment until a moment; no reason is kept, since nobody needs to know it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    appointment = TenantForeignKey("people.Appointment", models.PROTECT, related_name="leaves")
    stand_in = models.ForeignKey(Account, models.PROTECT, related_name="+", db_constraint=False)
    since = models.DateTimeField(_("since"))
    until = models.DateTimeField(_("until"))

    objects = LeaveQuerySet.as_manager()

    class Meta:
        verbose_name = _("leave")
        verbose_name_plural = _("leaves")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")),
                name="leave_ends_after_it_begins",
            ),
        )
        indexes = (
            models.Index(fields=["tenant", "appointment", "until"], name="leave_of_a_post"),
            models.Index(fields=["tenant", "stand_in", "until"], name="leave_looked_after"),
        )

    def __str__(self) -> str:
        return f"{self.since:%Y-%m-%d} {self.until:%Y-%m-%d}"

    @classmethod
    def note(
        cls, appointment: "Appointment", stand_in_id: UUID, since: datetime, until: datetime
    ) -> Self:
        """Called by the appointment, which records it."""
        leave = cls(
            tenant_id=appointment.tenant_id,
            appointment=appointment,
            stand_in_id=stand_in_id,
            since=since,
            until=until,
        )
        leave.save(force_insert=True)
        return leave

    def cut_short(self, now: datetime) -> None:
        """End it now; one that has not begun never begins."""
        self.until = max(now, self.since)
        self.save(update_fields=["until"])
