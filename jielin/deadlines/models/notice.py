"""That a promise has passed a mark of its time: noted once, whoever looks and how often."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from jielin.kernel.ids import uuid7
from jielin.kernel.models import Promise, TenantModel

from ..following import tell
from ..stages import Mark, reached

PAGE = 500
MARKS = (
    (Mark.HALF.value, _("half of the time has passed")),
    (Mark.MOST.value, _("most of the time has passed")),
    (Mark.OVERDUE.value, _("overdue")),
)


class Notice(TenantModel):
    """One promise, one mark, one row."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    promise_id = models.UUIDField()
    stage = models.CharField(_("mark"), max_length=8, choices=MARKS)
    at = models.DateTimeField(_("noted at"))

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "promise_id", "stage"], name="notice_is_given_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.stage} {self.promise_id}"

    @classmethod
    def sweep(cls, now: datetime) -> int:
        """Note every open promise past its time; how many were new. Linear in what is overdue."""
        late = Promise.objects.filter(is_open=True, due_at__lt=now)
        return sum(cls._give(dict.fromkeys(page, Mark.OVERDUE), now) for page in _pages(late))

    @classmethod
    def forewarn(cls, now: datetime) -> int:
        """Note the last mark before the end that an open promise has passed; how many were new."""
        coming = Promise.objects.filter(is_open=True, due_at__gte=now)
        return sum(cls._give(_passed(page, now), now) for page in _pages(coming))

    @classmethod
    def _give(cls, marks: Mapping[Promise, Mark], now: datetime) -> int:
        """Insert what is not there, and have higher apps hear of exactly that."""
        with transaction.atomic():
            fresh = [
                Notice(tenant_id=promise.tenant_id, promise_id=promise.pk, stage=str(mark), at=now)
                for promise, mark in cls._not_given(marks).items()
            ]
            # Another sweep may write the same just now: the constraint lets one of us win.
            Notice.objects.bulk_create(fresh, ignore_conflicts=True)
            given = cls._mine(fresh)
            if given:
                tell.enqueue("Notice", [str(one) for one in given])
        return len(given)

    @classmethod
    def _not_given(cls, marks: Mapping[Promise, Mark]) -> dict[Promise, Mark]:
        known = cls.objects.filter(
            tenant_id__in={promise.tenant_id for promise in marks},
            promise_id__in=[promise.pk for promise in marks],
        )
        noted = set(known.values_list("promise_id", "stage")) if marks else set()
        return {p: mark for p, mark in marks.items() if (p.pk, str(mark)) not in noted}

    @classmethod
    def _mine(cls, fresh: Sequence["Notice"]) -> list[UUID]:
        if not fresh:
            return []
        rows = cls.objects.filter(tenant_id__in={one.tenant_id for one in fresh})
        written = rows.filter(pk__in=[one.pk for one in fresh])
        return list(written.order_by("id").values_list("id", flat=True))


def _passed(page: Sequence[Promise], now: datetime) -> dict[Promise, Mark]:
    marks = {promise: reached(promise.made_at, promise.due_at, now) for promise in page}
    return {promise: mark for promise, mark in marks.items() if mark}


def _pages(promises: "models.QuerySet[Promise]") -> Iterator[list[Promise]]:
    """Page after page in the order of the index; the cursor is the last row, not a time."""
    few = promises.order_by("due_at", "id").only("id", "tenant_id", "made_at", "due_at")
    due_at, last = datetime.min.replace(tzinfo=UTC), UUID(int=0)
    while True:
        after = models.Q(due_at__gt=due_at) | models.Q(due_at=due_at, id__gt=last)
        page = list(few.filter(after, due_at__gte=due_at)[:PAGE])
        if not page:
            return
        yield page
        due_at, last = page[-1].due_at, page[-1].pk
