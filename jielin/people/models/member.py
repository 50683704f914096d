"""One person in a household."""

from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy

from jielin.kernel import clock
from jielin.kernel.homes import everywhere
from jielin.kernel.ids import uuid7
from jielin.kernel.models import TenantForeignKey, TenantModel

if TYPE_CHECKING:
    from .household import Household


class MemberQuerySet(models.QuerySet["Member"]):
    """Members by time."""

    def current(self) -> Self:
        return self.filter(tenant_id__in=everywhere(), until=None)

    def of(self, account_id: UUID) -> Self:
        """Now and before, in whatever home."""
        return self.filter(tenant_id__in=everywhere(), account_id=account_id)

    def forget(self) -> int:
        """Who has left belongs to nobody any more; the events say that somebody did."""
        left = self.filter(tenant_id__in=everywhere()).exclude(until=None)
        return left.delete()[0]


class Member(TenantModel):
    """One person in a household, and which of the others may act for this person."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    household = TenantForeignKey("people.Household", models.CASCADE, related_name="+")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_constraint=False
    )
    may_act_ids = models.JSONField(default=list, blank=True)
    since = models.DateTimeField(gettext_lazy("since"))
    until = models.DateTimeField(gettext_lazy("until"), null=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("member of a household")
        verbose_name_plural = gettext_lazy("members of households")
        indexes = (
            models.Index(fields=["tenant", "account", "until"], name="member_of_a_household"),
            models.Index(fields=["tenant", "household", "until"], name="household_members"),
        )

    def __str__(self) -> str:
        return str(self.account_id)

    @classmethod
    def join(cls, household: "Household", account_id: UUID) -> None:
        cls(
            tenant_id=household.tenant_id, household=household, account_id=account_id,
            since=clock.now(),
        ).save(force_insert=True)  # fmt: skip

    def let(self, account_id: UUID) -> None:
        self.may_act_ids = [*self.may_act_ids, str(account_id)]
        self.save(update_fields=["may_act_ids"])

    def let_no_more(self, account_id: UUID) -> None:
        self.may_act_ids = [one for one in self.may_act_ids if one != str(account_id)]
        self.save(update_fields=["may_act_ids"])

    def go(self) -> None:
        self.until, self.may_act_ids = clock.now(), []
        self.save(update_fields=["until", "may_act_ids"])
