"""Somebody was asked into a household, by telephone number."""

from datetime import datetime
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy

from jielin.kernel import clock
from jielin.kernel.homes import everywhere
from jielin.kernel.ids import uuid7
from jielin.kernel.models import TenantForeignKey, TenantModel
from jielin.kernel.sealed import SealedTextField

from ..limits import INVITATION_LASTS

if TYPE_CHECKING:
    from .household import Household

WAITING = "waiting"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations by household and by time."""

    def of(self, household: "Household") -> Self:
        return self.filter(tenant_id=household.tenant_id, household_id=household.pk)

    def waiting(self, now: datetime) -> Self:
        """Those that can still be answered."""
        return self.filter(answer=WAITING, until__gt=now)

    def for_phone(self, index: str | None) -> Self:
        """Those to the owner of a number, in whatever home."""
        return self.filter(tenant_id__in=everywhere(), phone_index=index or "-")

    def forget(self, now: datetime) -> int:
        """The number is not needed once nobody can accept any more; how many had one."""
        old = self.filter(tenant_id__in=everywhere(), until__lte=now).exclude(phone_index="")
        return old.update(phone="", phone_index="")


class Invitation(TenantModel):
    """It waits seven days; once answered, the number is gone from it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    household = TenantForeignKey("people.Household", models.CASCADE, related_name="+")
    invited_by_id = models.UUIDField()
    phone = SealedTextField(gettext_lazy("telephone"), blank=True)
    phone_index = models.CharField(max_length=32, blank=True, editable=False)
    answer = models.CharField(gettext_lazy("answer"), max_length=10, default=WAITING)
    sent_at = models.DateTimeField(gettext_lazy("sent"))
    until = models.DateTimeField(gettext_lazy("until"))

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("invitation")
        verbose_name_plural = gettext_lazy("invitations")
        indexes = (
            models.Index(fields=["tenant", "phone_index"], name="invitation_by_phone"),
            models.Index(fields=["tenant", "household"], name="invitation_of_a_household"),
        )

    def __str__(self) -> str:
        return str(self.pk)

    @classmethod
    def send(cls, household: "Household", by_id: UUID | None, phone: str, index: str) -> Self:
        """Called by the household, which records it."""
        now = clock.now()
        new = cls(
            tenant_id=household.tenant_id, household=household, invited_by_id=by_id,
            phone=phone, phone_index=index, sent_at=now, until=now + INVITATION_LASTS,
        )  # fmt: skip
        new.save(force_insert=True)
        return new

    def answer_with(self, answer: str) -> None:
        """Called by the household, which records it."""
        self.answer, self.phone, self.phone_index = answer, "", ""
        self.save(update_fields=["answer", "phone", "phone_index"])
