"""The record of one year of the working calendar in a home: who changed which day, and why."""

from datetime import date, datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel.actors import SYSTEM, Actor
from jielin.kernel.models import Matter, Tenant
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused, Terms

from ..workflow import YEAR
from ..years import PACKAGE, published
from .workday import WorkDay


class WorkingYear(Matter):
    """Days are shared by all homes; what a home's administrator did is told in the home."""

    kind = "working_year"
    workflow = YEAR

    year = models.PositiveSmallIntegerField(gettext_lazy("year"))

    class Meta:
        verbose_name = gettext_lazy("record of a working year")
        verbose_name_plural = gettext_lazy("records of working years")
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "year"], name="working_year_has_one_record_per_home"
            ),
        )

    def __str__(self) -> str:
        return str(self.year)

    @classmethod
    def mark(
        cls, day: date, *, works: bool, source: str, seen: str, tenant: Tenant, by: Actor
    ) -> None:
        """Say whether a day is worked. `seen` is what the page said; Refused when it changed."""
        with turn():
            record = cls._held(day.year, tenant)
            if WorkDay.told(day, is_locked=True) != seen:
                raise Refused(_("Somebody changed this day since you opened the page."))
            said = {"year": day.year, "day": day.isoformat(), "works": works}
            with record.taking("mark", by=by, **said):
                if not WorkDay.publish({day: works}, source=source):
                    raise Refused(_("The day is marked so already."))

    @classmethod
    def load(cls, year: int, *, tenant: Tenant, by: Actor) -> int:
        """Take the official list; how many days changed. Refused while it is not out."""
        days = published(year)
        with turn():
            record = cls._held(year, tenant)
            record.workflow.step("load").check(by, record)
            if days is None:
                raise Refused(_("The list of this year is not published yet."))
            changed = WorkDay.publish(days, source=PACKAGE)
            with record.taking("load", by=by, year=year, changed=len(changed)):
                if not changed:
                    raise Refused(_("All days stand as in the official list already."))
        return len(changed)

    @classmethod
    def of(cls, year: int, tenant_id: int) -> Self | None:
        """The record, where something was changed."""
        return cls.objects.filter(tenant_id=tenant_id, year=year).first()

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        return None

    @classmethod
    def _held(cls, year: int, tenant: Tenant) -> Self:
        """The record, locked; begun when missing. The home is locked first: one record a year."""
        Tenant.objects.select_for_update().get(pk=tenant.pk)
        known = cls.objects.filter(tenant_id=tenant.pk, year=year)
        if not known.exists():
            new = cls(tenant_id=tenant.pk, year=year)
            with new.beginning("begin", by=SYSTEM):
                pass
            return new
        return cls.hold(known)
