"""What people wrote on a supervision order, each beside its event."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jielin.kernel.ids import uuid7
from jielin.kernel.models import Event, TenantForeignKey, TenantModel

from ..states import WordKind


class Word(TenantModel):
    """Words of a unit: why, the answer, the instruction, the conclusion. Internal."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    order = TenantForeignKey("supervision.SupervisionOrder", models.CASCADE, related_name="words")
    event = TenantForeignKey(Event, models.PROTECT, related_name="+", db_constraint=False)
    kind = models.CharField(max_length=12, choices=WordKind)
    unit_id = models.UUIDField(null=True)
    text = models.TextField(_("text"), max_length=2000)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=["tenant", "order", "id"], name="word_of_an_order"),)

    def __str__(self) -> str:
        return f"{self.kind}: {self.text[:20]}"
