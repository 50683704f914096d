"""By which areas a notice is found: the community, a grid of it, or an area above."""

from collections.abc import Iterable
from uuid import UUID

from django.db import models

from jielin.kernel.ids import uuid7
from jielin.kernel.models import TenantForeignKey, TenantModel
from jielin.territory.models import Area


class NoticeArea(TenantModel):
    """One area of one notice."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    notice = TenantForeignKey("notices.Notice", models.CASCADE, related_name="areas")
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "notice", "area"], name="notice_names_an_area_once"
            ),
        )
        indexes = (models.Index(fields=["tenant", "area"], name="notice_of_an_area"),)

    def __str__(self) -> str:
        return f"{self.area_id}"

    @classmethod
    def write(cls, tenant_id: int, notice_id: UUID, areas: Iterable[int]) -> None:
        """These areas and no others."""
        cls.objects.filter(tenant_id=tenant_id, notice_id=notice_id).delete()
        NoticeArea.objects.bulk_create(
            NoticeArea(tenant_id=tenant_id, notice_id=notice_id, area_id=id) for id in areas
        )
