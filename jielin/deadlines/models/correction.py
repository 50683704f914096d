"""That a due time was set right when the calendar of its year came out."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from jielin.kernel.ids import uuid7
from jielin.kernel.models import Promise, TenantModel
from jielin.kernel.models.promise import UNSEEN
from jielin.organisations.queries import directory

from ..following import tell
from ..reckoning import OfficeHours, Reckoned, due_at
from ..rulebook import RuleBook

PAGE = 500


class Correction(TenantModel):
    """The one lawful change of a due time besides an approved extension, and its trace."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    promise_id = models.UUIDField()
    year = models.PositiveSmallIntegerField(_("calendar of the year"))
    was_due_at = models.DateTimeField(_("was due"))
    due_at = models.DateTimeField(_("is due"))
    at = models.DateTimeField(_("set right at"))

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        indexes = (models.Index(fields=["tenant", "promise_id"], name="correction_of_a_promise"),)

    def __str__(self) -> str:
        return f"{self.promise_id} {self.due_at:%Y-%m-%d %H:%M}"

    @classmethod
    def apply(cls, year: int, book: RuleBook, now: datetime) -> int:
        """Reckon provisional open promises anew; how many were settled. Safe to run again.

        A promise whose time is neither what the guess gave nor what a correction set has been
        extended since: it stays.
        """
        settled = 0
        for promise in _provisional():
            guess = _reckon(promise, book, without=year)
            right = _reckon(promise, book)
            if not guess or not right or right == (promise.due_at, promise.provisional):
                continue
            if guess.at == promise.due_at or cls._set(promise):
                settled += cls._settle(promise, right, year, now)
        return settled

    @classmethod
    def _set(cls, promise: Promise) -> bool:
        """Whether its time is what an earlier correction of a single day gave."""
        mine = cls.objects.filter(tenant_id=promise.tenant_id, promise_id=promise.pk)
        last = mine.order_by("-id").first()
        return last is not None and last.due_at == promise.due_at

    @classmethod
    def _settle(cls, promise: Promise, right: Reckoned, year: int, now: datetime) -> bool:
        told = {"promise_id": promise.pk, "year": year, "was_due_at": promise.due_at}
        with transaction.atomic():
            mine = Promise.objects.open().filter(tenant_id=promise.tenant_id, pk=promise.pk)
            unchanged = mine.filter(due_at=promise.due_at, provisional=True)
            told_anew = {"provisional": right.provisional, "next_mark_at": UNSEEN}
            if not unchanged.update(due_at=right.at, **told_anew):
                return False
            if right.at != promise.due_at:
                row = cls(tenant_id=promise.tenant_id, due_at=right.at, at=now, **told)
                row.save(force_insert=True)
                tell.enqueue("Correction", [str(row.pk)])
        return True


def _reckon(promise: Promise, book: RuleBook, without: int | None = None) -> Reckoned | None:
    """What rule and calendar give for the promise; None when its rule is unknown."""
    rule = book.by_id.get(promise.rule_id or 0)
    if rule is None:
        return None
    calendar = book.calendar.without(without) if without else book.calendar
    owner = directory().find(promise.owner_id)
    hours = OfficeHours.of(owner.hours if owner else None)
    return due_at(promise.made_at, rule.amount, rule.unit, calendar, hours)


def _provisional() -> Iterator[Promise]:
    """All open promises that rest on a guess, page by page."""
    last = UUID(int=0)
    while True:
        rows = Promise.objects.open().filter(provisional=True, id__gt=last).order_by("id")
        page = list(rows[:PAGE])
        if not page:
            return
        yield from page
        last = page[-1].pk
