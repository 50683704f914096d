"""A request on the ladder of supervision (督办): reminded, supervised, raised, led."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.cases.models import Case
from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.models import Promise, next_number
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused

from ..states import Level, Reason
from .answering import Answering


class SupervisionOrder(Answering):
    """One request that is not done in time, or not done at all, and who must say what next."""

    class Meta:
        verbose_name = gettext_lazy("supervision order")
        verbose_name_plural = gettext_lazy("supervision orders")
        ordering = ("-opened_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "number"], name="supervision_number_is_unique_in_its_home"
            ),
            models.UniqueConstraint(
                fields=["tenant", "case", "round"], name="supervision_is_one_a_round"
            ),
        )
        indexes = (
            models.Index(fields=["tenant", "state", "due_at"], name="supervision_on_a_rung"),
        )

    @classmethod
    def of(cls, tenant_id: int, case_id: UUID) -> "Self | None":
        """The order that is open for a request."""
        rows = cls.objects.filter(tenant_id=tenant_id, case_id=case_id)
        return rows.exclude(state=Level.ENDED).first()

    @classmethod
    def remind(cls, case: Case, *, by: Actor, stage: str, owed: Promise | None = None) -> Self:
        """The first reminder (催办): half or most of the time has passed."""
        with cls._opened(case, "remind", by, stage=stage) as new:
            new._climbed(Level.REMINDED, Reason.RUNNING_OUT, clock.now())
            new._urge(by, stage, owed)
        return new

    @classmethod
    def put(
        cls, case: Case, *, by: Actor, reason: Reason, text: str = "", owed: Promise | None = None
    ) -> Self:
        """Put a request under supervision that nobody was reminded of (督办)."""
        with cls._opened(case, "supervise", by, reason=str(reason)) as new:
            new._supervised(by, reason, text, owed)
        return new

    @classmethod
    def ask_above(cls, case: Case, *, by: Actor, text: str) -> Self:
        """A unit asks the level above to coordinate, before anybody reminds it (art. 20)."""
        with cls._opened(case, "ask_coordination", by) as new:
            new._raised(by, Reason.ASKED, text)
        return new

    @classmethod
    def raise_as_problem(cls, case: Case, *, by: Actor, reason: Reason) -> Self:
        """A problem order (问题工单), raised one level by itself."""
        with cls._opened(case, "raise_problem", by, reason=str(reason)) as new:
            new._raised(by, reason, "")
        return new

    def remind_again(self, *, by: Actor, stage: str, owed: Promise | None = None) -> None:
        """More of the time has passed. An answer that is still open keeps its time."""
        with self.taking("remind_again", by=by, stage=stage):
            self._urge(by, stage, owed)

    def supervise(
        self,
        *,
        by: Actor,
        reason: Reason = Reason.MANUAL,
        text: str = "",
        owed: Promise | None = None,
    ) -> None:
        """From a reminder to supervision."""
        with self.taking("supervise", by=by, reason=str(reason)):
            self._supervised(by, reason, text, owed)

    def escalate(
        self,
        *,
        by: Actor,
        reason: Reason = Reason.MANUAL,
        text: str = "",
        owed: Promise | None = None,
    ) -> None:
        """Raise it one level: the unit above answers for it from now on (提级)."""
        with self.taking("escalate", by=by, reason=str(reason)):
            self._raised(by, reason, text, owed)

    def ask_coordination(self, *, by: Actor, text: str) -> None:
        with self.taking("ask_coordination", by=by):
            self._raised(by, Reason.ASKED, text)

    def raise_problem(self, *, by: Actor, reason: Reason) -> None:
        with self.taking("raise_problem", by=by, reason=str(reason)):
            self._raised(by, reason, "")

    def to_leader(
        self,
        *,
        by: Actor,
        reason: Reason = Reason.MANUAL,
        text: str = "",
        owed: Promise | None = None,
    ) -> None:
        """Before the leaders of the district (区领导)."""
        with self.taking("to_leader", by=by, reason=str(reason)):
            self._led(by, reason, text, owed)

    @classmethod
    @contextmanager
    def _opened(cls, case: Case, verb: str, by: Actor, **details: Any) -> Iterator[Self]:
        """A new order under the lock of its request, so that there is one at a time."""
        with turn() as under_way:
            rows = Case.objects.filter(tenant_id=case.tenant_id, pk=case.pk)
            held, now = Case.hold(rows.select_related("lead")), clock.now()
            earlier = cls.objects.filter(tenant_id=case.tenant_id, case_id=case.pk)
            if earlier.exclude(state=Level.ENDED).exists():
                raise Refused(_("This request is on the ladder already."))
            new = cls(tenant_id=case.tenant_id, case=held, round=earlier.count() + 1)
            new.opened_at, new.climbed_at = now, now
            with new.beginning(verb, by=by, **details):
                yield new
                new.number = new._next_number()
            for unit_id in new.parties():
                under_way.involve(new, unit_id)

    def _next_number(self) -> str:
        """DB, the day, and a running number of the home: taken last, it locks to the commit."""
        today = timezone.localdate(self.opened_at)
        count = next_number(self.tenant_id, f"supervision {today:%Y%m%d}")
        return f"DB{today:%Y%m%d}-{count:04d}"
