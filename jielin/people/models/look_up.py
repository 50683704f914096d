"""Staff look a telephone number up: who did, when, and how often they may."""

from datetime import datetime, timedelta

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel import clock
from jielin.kernel.ids import uuid7
from jielin.kernel.models import TenantModel
from jielin.kernel.sealed import blind_index

from ..acting import Acting
from ..limits import LOOK_UPS
from .account import Account


class TooManyLookUps(Exception):
    """Somebody looked up too many numbers; the message says until when to wait."""


class LookUp(TenantModel):
    """One number that one person looked up: only its digest, and nothing of what was found."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(
        Account, models.PROTECT, related_name="look_ups", db_constraint=False
    )
    phone_index = models.CharField(max_length=32)
    looked_at = models.DateTimeField(gettext_lazy("looked up"))

    class Meta:
        verbose_name = gettext_lazy("number looked up")
        verbose_name_plural = gettext_lazy("numbers looked up")
        ordering = ("-looked_at",)
        indexes = (
            models.Index(fields=["tenant", "account", "looked_at"], name="look_up_of_a_person"),
            models.Index(fields=["looked_at"], name="look_up_to_forget"),
        )

    def __str__(self) -> str:
        return f"{self.looked_at:%Y-%m-%d %H:%M}"

    @classmethod
    def note(cls, phone: str, *, tenant_id: int, by: Acting) -> None:
        """Note it before anything is shown. Raises TooManyLookUps.

        The same number once more within minutes is the same look-up.
        """
        if by.id is None or cls.is_fresh(phone, tenant_id=tenant_id, by=by):
            return
        now = clock.now()
        with transaction.atomic():
            # Those who look at the same moment see each other.
            Account.objects.select_for_update().get(pk=by.id)
            _check_pace(cls._times(tenant_id, by, now), now)
            new = cls(tenant_id=tenant_id, account_id=by.id, phone_index=blind_index(phone))
            new.looked_at = now
            new.save(force_insert=True)

    @classmethod
    def is_fresh(cls, phone: str, *, tenant_id: int, by: Acting) -> bool:
        """Whether this person looked this number up a moment ago."""
        since = clock.now() - LOOK_UPS.same
        mine = cls.objects.filter(tenant_id=tenant_id, account_id=by.id, looked_at__gt=since)
        return mine.filter(phone_index=blind_index(phone)).exists()

    @classmethod
    def forget(cls, before: datetime) -> int:
        """Delete what is older than the record must be; how many."""
        return cls.objects.filter(looked_at__lt=before).delete()[0]

    @classmethod
    def _times(cls, tenant_id: int, by: Acting, now: datetime) -> list[datetime]:
        """Those of the last day, the oldest first."""
        mine = cls.objects.filter(tenant_id=tenant_id, account_id=by.id)
        found = mine.filter(looked_at__gt=now - timedelta(days=1)).order_by("looked_at")
        return list(found.values_list("looked_at", flat=True))


def _check_pace(day: list[datetime], now: datetime) -> None:
    """Refuse when too many numbers were looked up, and say until when."""
    hour = [at for at in day if at > now - timedelta(hours=1)]
    if len(hour) >= LOOK_UPS.an_hour:
        raise TooManyLookUps(_said(hour[-LOOK_UPS.an_hour] + timedelta(hours=1)))
    if len(day) >= LOOK_UPS.a_day:
        raise TooManyLookUps(_said(day[-LOOK_UPS.a_day] + timedelta(days=1)))


def _said(free_at: datetime) -> str:
    told = {"time": timezone.localtime(free_at).strftime("%m-%d %H:%M")}
    return (
        _(
            "You have looked up many numbers in a short time, so this one was not looked up. "
            "You can register the request without it, or look again after %(time)s."
        )
        % told
    )
