"""One department's report-in (报到): called, answered, on site, signed off; or objected once."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused

from ..states import Mark, OrderState
from .response_record import ResponseRecord

if TYPE_CHECKING:
    from .order import WhistleOrder


def check_marks(told: Iterable[tuple[str, str]]) -> None:
    """A poor mark says why. Raises Refused."""
    if any(mark == Mark.POOR and not words.strip() for mark, words in told):
        raise Refused(_("Say why, where a mark is poor: the other side will read it."))


class Response(ResponseRecord):
    """One unit's part. Its verbs lock the order first, so parts never pass each other."""

    class Meta:
        verbose_name = gettext_lazy("report-in")
        verbose_name_plural = gettext_lazy("report-ins")
        ordering = ("called_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "order", "unit_id"], name="unit_is_called_once_by_a_whistle"
            ),
            models.CheckConstraint(
                condition=Q(arrived_at=None) | Q(arrived_at__gte=models.F("called_at")),
                name="unit_arrives_after_it_is_called",
            ),
        )
        indexes = (
            models.Index(fields=["tenant", "unit_id", "state"], name="report_in_of_a_unit"),
        )

    @classmethod
    def call(cls, order: "WhistleOrder", unit_id: UUID, *, by: Actor) -> Self:
        """Call a department: from now on it owes an answer and its arrival."""
        new = cls(tenant_id=order.tenant_id, order=order, unit_id=unit_id)
        new.called_at = clock.now()
        with new.beginning("call", by=by, unit=str(unit_id)):
            pass
        return new

    def answer(self, *, by: Actor, text: str = "") -> None:
        """We come."""
        with self._within("answer", by):
            self.answered_at = clock.now()
            self._say(text)

    def arrive(self, *, by: Actor, person: str, at: datetime | None = None) -> None:
        """Somebody is there: the time and the name that were told, no track and no picture."""
        with self._within("arrive", by) as order:
            now = clock.now()
            moment = at or now
            if not self.called_at <= moment <= now:
                raise Refused(_("The arrival lies between the call and now."))
            self.arrived_at, self.arrived_person = moment, person
            self.answered_at = self.answered_at or now
            if order.state == OrderState.BLOWN:
                order.note_arrival(by=by)

    def work(self, *, by: Actor) -> None:
        """The work begins."""
        with self._within("work", by) as order:
            if order.state in {OrderState.BLOWN, OrderState.ARRIVED}:
                order.begin_work(by=by)

    def sign_off(self, *, by: Actor, text: str) -> None:
        """Our part is done, in words."""
        with turn():
            with self._within("sign_off", by) as order:
                self.report, self.signed_at = text, clock.now()
                self._say(text)
            order.settle(by=by)

    def claim_lead(self, *, by: Actor) -> None:
        """Take the lead of an order that has none. Of two that claim it, one is told."""
        with turn():
            with self._within("claim_lead", by) as order:
                order.take_lead(by=by, unit_id=self.unit_id)
            order.settle(by=by)

    def object(self, *, by: Actor, text: str, basis: str = "") -> None:
        """It is not our duty: once, with a reason. The clock of the arrival runs on."""
        with self._within("object", by):
            self.objection, self.objection_basis = text, basis
            self.has_objected, self.answered_at = True, self.answered_at or clock.now()
            self._say(text)

    def uphold(self, *, by: Actor, text: str) -> None:
        """The street agrees: the department goes, another can be called."""
        with turn():
            with self._within("uphold", by) as order:
                self._rule(text)
                order.lose_lead(by=by, unit_id=self.unit_id)
            order.settle(by=by)

    def reject(self, *, by: Actor, text: str) -> None:
        """It must come, and cannot object again."""
        with self._within("reject", by):
            self._rule(text)
            self.is_designated = True

    def release(self, *, by: Actor, text: str) -> None:
        """The street does not need it any more."""
        with turn():
            with self._within("release", by) as order:
                self._say(text)
                order.lose_lead(by=by, unit_id=self.unit_id)
            order.settle(by=by)

    def end(self, *, by: Actor) -> None:
        with self.taking("end", by=by):
            pass

    def take_up(self, *, by: Actor) -> None:
        with self.taking("take_up", by=by):
            pass

    def close(self, *, by: Actor) -> None:
        with self.taking("close", by=by):
            pass

    def rate(self, *, by: Actor, use: str, evidence: str, text: str = "") -> None:
        """Was the whistle rightly used, and was there evidence enough? Of this order alone."""
        with self._within("rate", by):
            check_marks(((use, text), (evidence, text)))
            self.use_mark, self.evidence_mark, self.use_words = use, evidence, text

    def mark(self, mark: str, words: str) -> None:
        """The street's mark of this part, inside the order's own verb."""
        self.work_mark, self.work_words = mark, words
        self.save(update_fields=["work_mark", "work_words"])
