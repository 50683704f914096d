"""That a promise has passed a mark of its time: noted once, whoever looks and how often."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from uuid import UUID

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jielin.kernel.ids import uuid7
from jielin.kernel.models import Promise, TenantModel

from ..following import tell
from ..stages import Mark, next_look, reached

PAGE = 500
MARKS = (
    (Mark.HALF.value, _("half of the time has passed")),
    (Mark.MOST.value, _("most of the time has passed")),
    (Mark.OVERDUE.value, _("overdue")),
)


class Notice(TenantModel):
    """One promise, one due time, one mark, one row: more time has marks of its own."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    promise_id = models.UUIDField()
    stage = models.CharField(_("mark"), max_length=8, choices=MARKS)
    at = models.DateTimeField(_("noted at"))
    due_at = models.DateTimeField(_("was due"), null=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "promise_id", "stage", "due_at"], name="notice_is_given_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.stage} {self.promise_id}"

    @classmethod
    def sweep(cls, now: datetime) -> int:
        """Note every open promise past its time; how many were new. Linear in what is new."""
        return cls._look(Promise.objects.filter(due_at__lt=now), now)

    @classmethod
    def forewarn(cls, now: datetime) -> int:
        """Note the last mark before the end that an open promise has passed; how many were new.

        Linear in what was made or passed a mark since the last look, not in what is open.
        """
        return cls._look(Promise.objects.filter(due_at__gte=now), now)

    @classmethod
    def _look(cls, promises: "models.QuerySet[Promise]", now: datetime) -> int:
        """Page after page of those whose next mark has come, each in a transaction of its own."""
        waiting = promises.filter(is_open=True, next_mark_at__lte=now)
        # Whatever a verb or another sweep holds just now is looked at the next time.
        held = waiting.select_for_update(skip_locked=True).order_by("next_mark_at", "id")
        few = held.only("id", "tenant_id", "made_at", "due_at", "next_mark_at")
        after, count = Q(), 0
        while True:
            with transaction.atomic():
                page = list(few.filter(after)[:PAGE])
                if not page:
                    return count
                after = _behind(page[-1])
                count += cls._give(page, now)

    @classmethod
    def _give(cls, page: Sequence[Promise], now: datetime) -> int:
        fresh = [
            Notice(
                tenant_id=one.tenant_id, promise_id=one.pk, stage=mark, at=now, due_at=one.due_at
            )
            for one, mark in cls._not_given(page, now)
        ]
        # Two engines lock differently: the constraint lets one sweep win on both.
        Notice.objects.bulk_create(fresh, ignore_conflicts=True)
        given = cls._mine(fresh)
        if given:
            tell.enqueue("Notice", [str(one) for one in given])
        _look_again(page, now)
        return len(given)

    @classmethod
    def _not_given(cls, page: Sequence[Promise], now: datetime) -> Iterator[tuple[Promise, str]]:
        reaching = {one: reached(one.made_at, one.due_at, now) for one in page}
        marks = {one: str(mark) for one, mark in reaching.items() if mark}
        noted = cls._noted(marks)
        for one, mark in marks.items():
            # What was noted before due times were kept counts for any of them.
            if not {(one.pk, mark, one.due_at), (one.pk, mark, None)} & noted:
                yield one, mark

    @classmethod
    def _noted(cls, promises: Iterable[Promise]) -> set[tuple[UUID, str, datetime | None]]:
        homes, ids = {one.tenant_id for one in promises}, [one.pk for one in promises]
        if not ids:
            return set()
        rows = cls.objects.filter(tenant_id__in=homes, promise_id__in=ids)
        return set(rows.values_list("promise_id", "stage", "due_at"))

    @classmethod
    def _mine(cls, fresh: Sequence["Notice"]) -> list[UUID]:
        if not fresh:
            return []
        rows = cls.objects.filter(tenant_id__in={one.tenant_id for one in fresh})
        written = rows.filter(pk__in=[one.pk for one in fresh])
        return list(written.order_by("id").values_list("id", flat=True))


def _behind(last: Promise) -> Q:
    """The cursor is a row and not a time: many may share one moment."""
    at = last.next_mark_at
    after = Q(next_mark_at__gt=at) | Q(next_mark_at=at, id__gt=last.pk)
    # Said alone as well: then the index is entered there and not at its beginning.
    return Q(next_mark_at__gte=at) & after


def _look_again(page: Sequence[Promise], now: datetime) -> None:
    """Note on each promise when its next mark comes, so that nobody looks before."""
    for one in page:
        one.next_mark_at = next_look(one.made_at, one.due_at, now)
    mine = Promise.objects.filter(tenant_id__in={one.tenant_id for one in page})
    past = [one.pk for one in page if one.next_mark_at is None]
    last = [one.pk for one in page if one.next_mark_at == one.due_at]
    if past:
        mine.filter(pk__in=past).update(next_mark_at=None)
    if last:
        mine.filter(pk__in=last).update(next_mark_at=F("due_at"))
    between = [one for one in page if one.next_mark_at not in {None, one.due_at}]
    if between:
        mine.bulk_update(between, ["next_mark_at"])
