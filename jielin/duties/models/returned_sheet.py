"""A sheet that could not be taken in, with its faults written into it, for a day."""

from datetime import datetime, timedelta
from typing import Self
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from jielin.kernel import clock
from jielin.kernel.ids import uuid7
from jielin.kernel.models import TenantForeignKey, TenantModel

from .list_version import ListVersion

KEPT = timedelta(days=1)


class ReturnedSheet(TenantModel):
    """The workbook to correct and send again; only who sent it may fetch it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    version = TenantForeignKey(ListVersion, models.CASCADE, related_name="returned_sheets")
    sent_by_id = models.UUIDField()
    content = models.BinaryField()
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("returned sheet")
        verbose_name_plural = _("returned sheets")
        indexes = (models.Index(fields=["made_at"], name="returned_sheet_to_forget"),)

    def __str__(self) -> str:
        return str(self.pk)

    @classmethod
    def keep(cls, version: ListVersion, content: bytes, *, sent_by_id: UUID) -> Self:
        """Keep the marked workbook until it is fetched; the one before goes."""
        told = {"tenant_id": version.tenant_id, "version": version, "sent_by_id": sent_by_id}
        cls.objects.filter(**told).delete()
        return cls.objects.create(**told, content=content)

    @classmethod
    def forget(cls, now: datetime) -> int:
        """Throw away what is older than a day; how many."""
        return cls.objects.filter(made_at__lt=now - KEPT).delete()[0]
