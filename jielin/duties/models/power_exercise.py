"""A street uses its power: a department asks, the street answers, it is adopted or not."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.deadlines.queries import term
from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.models import Matter, TenantForeignKey, next_number
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused, Terms
from jielin.organisations.queries import directory

from ..states import ListKind, Opinion
from ..workflow import POWER
from .duty_entry import DutyEntry


@dataclass(frozen=True)
class Question:
    """What a department puts to a street, and under which of its powers."""

    department_id: UUID
    entry: DutyEntry
    title: str
    text: str


class PowerExercise(Matter):
    """One question to a street that holds a power, with both sides' written words."""

    kind = "power_exercise"
    workflow = POWER

    number = models.CharField(gettext_lazy("number"), max_length=20, editable=False)
    entry = TenantForeignKey(DutyEntry, models.PROTECT, related_name="exercises")
    power = models.CharField(gettext_lazy("power"), max_length=24)
    street_id = models.UUIDField()
    department_id = models.UUIDField()
    title = models.CharField(gettext_lazy("subject"), max_length=120)
    question = models.TextField(gettext_lazy("question"), max_length=4000)
    asked_at = models.DateTimeField()
    opinion = models.CharField(gettext_lazy("opinion"), max_length=12, choices=Opinion, blank=True)
    answer_text = models.TextField(gettext_lazy("answer"), max_length=4000, blank=True)
    feedback = models.TextField(gettext_lazy("written feedback"), max_length=4000, blank=True)

    class Meta:
        verbose_name = gettext_lazy("exercise of a power")
        verbose_name_plural = gettext_lazy("exercises of powers")
        ordering = ("-asked_at",)
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "number"], name="power_exercise_number_is_unique_in_its_home"
            ),
            models.CheckConstraint(
                condition=Q(opinion="") | Q(opinion__in=Opinion.values),
                name="power_exercise_has_a_known_opinion",
            ),
        )
        indexes = (
            models.Index(fields=["tenant", "street_id", "-asked_at"], name="power_of_a_street"),
        )

    def __str__(self) -> str:
        return self.number

    @classmethod
    def ask(cls, told: Question, *, tenant_id: int, by: Actor) -> Self:
        """Put a question under a power that stands in a power list in force. Raises Refused."""
        now = clock.now()
        new = cls(tenant_id=tenant_id, entry=told.entry, power=told.entry.code, asked_at=now)
        new.street_id, new.department_id = _street(told.entry), told.department_id
        new.title, new.question = told.title, told.text
        with turn() as under_way, new.beginning("ask", by=by, power=told.entry.code):
            for organisation_id in new.parties():
                under_way.involve(new, organisation_id)
            day = timezone.localdate(now)
            number = next_number(tenant_id, f"power {day:%Y}")
            new.number = f"FQ{day:%Y%m%d}-{number:04d}"
        return new

    def answer(self, *, by: Actor, opinion: str, text: str) -> None:
        """The street says in writing what it thinks."""
        with self.taking("answer", by=by, opinion=opinion):
            self.opinion, self.answer_text = opinion, text

    def adopt(self, *, by: Actor, text: str = "") -> None:
        """The department follows the street."""
        with self.taking("adopt", by=by):
            self.feedback = text

    def not_adopt(self, *, by: Actor, text: str) -> None:
        """The department does not, and says in writing why."""
        with self.taking("not_adopt", by=by):
            if not text.strip():
                raise Refused(_("Write why the answer is not adopted: the street will read it."))
            self.feedback = text

    def withdraw(self, *, by: Actor) -> None:
        """The department takes its question back before an answer."""
        with self.taking("withdraw", by=by):
            pass

    def parties(self) -> tuple[UUID, ...]:
        """Street, department and the units above the street: all see it."""
        above = (unit.id for unit in directory().superiors(self.street_id))
        return tuple(dict.fromkeys((self.street_id, self.department_id, *above)))

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        """The street owes an answer, then the department its written feedback."""
        owner_id = self.street_id if promise_kind == "power_answer" else self.department_id
        hours = directory().get(owner_id).hours
        due = term(promise_kind, tenant_id=self.tenant_id, start=now, hours=hours)
        return Terms(owner_id, due.due_at, due.rule_id, due.provisional)


def _street(entry: DutyEntry) -> UUID:
    version = entry.version
    if version.duty_list.kind != ListKind.POWER or not version.in_force:
        raise Refused(_("Choose a power from the street's list that is in force."))
    owner_id: UUID = version.owner_id
    return owner_id
