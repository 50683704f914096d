"""The working calendar, day by day."""

import datetime as dt
from collections.abc import Mapping

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from jielin.kernel.reference import bump

from ..reckoning import Calendar, Day

FIELDS = ("is_working", "source", "provisional")


class WorkDay(models.Model):
    """Whether offices work on a date, swapped working days (调休) included."""

    date = models.DateField(_("date"), unique=True)
    is_working = models.BooleanField(_("working day"))
    source = models.CharField(_("source"), max_length=80)
    provisional = models.BooleanField(_("provisional"), default=False)

    class Meta:
        verbose_name = _("working calendar")
        verbose_name_plural = _("working calendar")
        ordering = ("date",)

    def __str__(self) -> str:
        return f"{self.date:%Y-%m-%d}"

    @classmethod
    def publish(
        cls, days: Mapping[dt.date, bool], *, source: str, provisional: bool = False
    ) -> tuple[dt.date, ...]:
        """Write what differs and return those dates; a guess never covers a published day."""
        with transaction.atomic():
            stored = {row.date: row for row in cls.objects.filter(date__in=list(days))}
            wanted = [
                WorkDay(date=day, is_working=works, source=source, provisional=provisional)
                for day, works in days.items()
                if cls._is_news(stored.get(day), works, provisional)
            ]
            WorkDay.objects.bulk_create(
                wanted, update_conflicts=True, unique_fields=["date"], update_fields=FIELDS
            )
            if wanted:
                bump("deadlines")
        return tuple(row.date for row in wanted)

    @classmethod
    def told(cls, day: dt.date, *, is_locked: bool = False) -> str:
        """What is stored of a day, as one word to compare with; "" for nothing."""
        rows = cls.objects.select_for_update() if is_locked else cls.objects.all()
        row = rows.filter(date=day).first()
        return f"{row.is_working}/{row.provisional}/{row.source}" if row else ""

    @classmethod
    def calendar(cls) -> Calendar:
        """All days as a value to reckon with."""
        rows = cls.objects.values_list("date", "is_working", "provisional")
        return Calendar({day: Day(works, provisional) for day, works, provisional in rows})

    @staticmethod
    def _is_news(stored: "WorkDay | None", works: bool, provisional: bool) -> bool:
        if stored is None:
            return True
        if provisional:
            return stored.provisional and stored.is_working != works
        return stored.provisional or stored.is_working != works
