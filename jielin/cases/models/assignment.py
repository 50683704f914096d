"""The work of one unit on a case, with its own life and its own promises."""

from datetime import datetime
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from jielin.kernel.actors import Actor
from jielin.kernel.models import Matter, TenantForeignKey
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Terms

from ..parts import ASSIGNMENT
from ..states import Role

if TYPE_CHECKING:
    from .case import Case


class Assignment(Matter):
    """One unit's part. Its verbs run inside a verb of the case, under the case's lock."""

    kind = "assignment"
    workflow = ASSIGNMENT

    case = TenantForeignKey("cases.Case", models.CASCADE, related_name="assignments")
    unit_id = models.UUIDField()
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.LEAD)
    since = models.DateTimeField(_("since"))
    until = models.DateTimeField(_("until"), null=True)
    times_taken = models.PositiveSmallIntegerField(default=0)
    # Given after a review: this unit cannot object to it again.
    is_designated = models.BooleanField(_("designated"), default=False)

    class Meta:
        ordering = ("since", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="assignment_ends_after_it_begins",
            ),
        )
        indexes = (models.Index(fields=["tenant", "case", "since"], name="assignment_of_case"),)

    def __str__(self) -> str:
        return f"{self.unit_id} {self.role}"

    @classmethod
    def first(cls, case: "Case", *, by: Actor) -> Self:
        """The receiving unit's part: it has the case's own promises and none besides."""
        return cls._begin(case, "receive", case.receiver_id, by)

    @classmethod
    def offer(cls, case: "Case", unit_id: UUID, *, by: Actor) -> Self:
        """Offer the lead to a unit: it owes an answer and a result from now on."""
        return cls._begin(case, "offer", unit_id, by)

    @classmethod
    def call(cls, case: "Case", unit_id: UUID, *, by: Actor) -> Self:
        """Ask a unit to help: it owes its own answer and its own part from now on."""
        return cls._begin(case, "offer", unit_id, by, Role.ASSISTING)

    @classmethod
    def _begin(
        cls, case: "Case", verb: str, unit_id: UUID, by: Actor, role: Role = Role.LEAD
    ) -> Self:
        new = cls(tenant_id=case.tenant_id, case=case, unit_id=unit_id, role=role)
        with turn() as under_way, new.beginning(verb, by=by, unit=str(unit_id)):
            new.since = new.case.changing_at
            if verb == "offer" or case.is_confidential:
                # Its own area shows an ordinary case to the first receiver.
                under_way.involve(case, unit_id)
        return new

    def begin(self, *, by: Actor) -> None:
        with self.taking("begin", by=by):
            self.times_taken += 1

    def finish(self, *, by: Actor) -> None:
        with self.taking("finish", by=by):
            pass

    def reopen(self, *, by: Actor) -> None:
        with self.taking("reopen", by=by):
            pass

    def hand_on(self, *, by: Actor) -> None:
        with self.taking("hand_on", by=by):
            self.until = self.case.changing_at

    def give_back(self, *, by: Actor) -> None:
        with self.taking("give_back", by=by):
            self.until = self.case.changing_at

    def designate(self, *, by: Actor) -> None:
        with self.taking("designate", by=by):
            self.is_designated = True

    def postpone(self, *, by: Actor, due_at: datetime) -> None:
        """Its own promise follows the one to the resident, which somebody approved."""
        with turn() as under_way, self.taking("postpone", by=by, due=due_at.isoformat()):
            under_way.postpone(self, ("handle",), due_at)

    def end(self, *, by: Actor) -> None:
        with self.taking("end", by=by):
            self.until = self.case.changing_at

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        """The unit's own clock, by the rules for the case's class; never the resident's."""
        terms: Terms = self.case.terms_for(self.unit_id, promise_kind, now)
        return terms
