"""A look at a parked problem: what was found, and whether it stays parked."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.ids import uuid7
from jielin.kernel.models import TenantForeignKey, TenantModel

if TYPE_CHECKING:
    from .suspension import Suspension


class Examination(TenantModel):
    """The words of one re-examination, which the resident reads too."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    suspension = TenantForeignKey(
        "rulings.Suspension", models.CASCADE, related_name="examinations"
    )
    text = models.TextField(_("how it stands"), max_length=2000)
    is_parked = models.BooleanField(_("stays parked"))
    examined_at = models.DateTimeField(_("looked at"))
    examined_by_id = models.UUIDField(null=True)

    class Meta:
        verbose_name = _("re-examination")
        verbose_name_plural = _("re-examinations")
        ordering = ("examined_at", "id")
        indexes = (
            models.Index(fields=["tenant", "suspension"], name="examination_of_a_suspension"),
        )

    def __str__(self) -> str:
        return self.text[:20]

    @classmethod
    def note(cls, of: "Suspension", *, text: str, is_parked: bool, by: Actor) -> Self:
        """Put down what was found, within the verb that says what follows."""
        return cls.objects.create(
            tenant_id=of.tenant_id,
            suspension=of,
            text=text,
            is_parked=is_parked,
            examined_at=clock.now(),
            examined_by_id=by.id,
        )
