"""The proof that data goes when its time is over: what each day's run deleted."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from jielin.kernel import personal
from jielin.kernel.ids import uuid7
from jielin.kernel.models.event import AppendOnly


class RetentionRun(models.Model):
    """One kind of data on one day: how many were deleted, also when there were none."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    app = models.CharField(_("app"), max_length=32)
    field = models.CharField(_("kind of data"), max_length=60)
    count = models.PositiveIntegerField(_("deleted"))
    ran_at = models.DateTimeField(_("run"))

    objects = AppendOnly.as_manager()

    class Meta:
        verbose_name = _("retention run")
        verbose_name_plural = _("retention runs")
        ordering = ("-ran_at", "app", "field")
        indexes = (models.Index(fields=["-ran_at"], name="retention_run_newest"),)

    def __str__(self) -> str:
        return f"{self.app} {self.field} {self.count}"

    @classmethod
    def run(cls, now: datetime) -> int:
        """Delete what has served its time, and put down how much it was."""
        rows = [
            RetentionRun(app=app, field=field, count=count, ran_at=now)
            for app, field, count in personal.retain(now)
        ]
        RetentionRun.objects.bulk_create(rows)
        return sum(row.count for row in rows)
