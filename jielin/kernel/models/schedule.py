"""Work that returns by the clock, claimed once however many schedulers run."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from .. import clock


class Schedule(models.Model):
    """A periodic job by its task path. A claim is a compare-and-set on the row."""

    name = models.CharField(max_length=80, primary_key=True)
    every = models.DurationField()
    next_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name

    @classmethod
    def keep(cls, name: str, every: timedelta) -> None:
        """Have the job on the schedule; what stands there keeps its time."""
        cls.objects.get_or_create(name=name, defaults={"every": every, "next_at": clock.now()})

    @classmethod
    def due(cls, now: datetime) -> "models.QuerySet[Schedule]":
        return cls.objects.filter(next_at__lte=now).order_by("next_at")

    def claim(self, now: datetime) -> bool:
        """Take this turn. False when another scheduler took it first."""
        missed = (now - self.next_at) // self.every
        following = self.next_at + self.every * (missed + 1)
        mine = type(self).objects.filter(Q(name=self.name) & Q(next_at=self.next_at))
        return mine.update(next_at=following, claimed_at=now) == 1
