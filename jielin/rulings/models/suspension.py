"""A problem that cannot be solved now (挂账): parked with a plan, looked at again every month."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.cases.models import Case
from jielin.cases.states import CaseState
from jielin.deadlines.queries import term
from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.models.forgetting import Beside
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused
from jielin.ui.spoken import full

from ..workflow import SUSPENSION
from .examination import Examination
from .ruling import Ruling, held_case, promised

PARKABLE = frozenset({CaseState.HANDLING, CaseState.WAITING})


@dataclass(frozen=True)
class Plan:
    """Why it cannot be solved now, what will be done in which steps, and until when."""

    cause: str
    plan: str
    until: datetime


class Suspension(Ruling):
    """One parking of one case. It is counted apart, and never as closed."""

    kind = "suspension"
    prefix = "GZ"
    workflow = SUSPENSION
    spoken = ("cause", "plan", "words")

    cause = models.TextField(gettext_lazy("why it cannot be solved now"), max_length=2000)
    plan = models.TextField(gettext_lazy("plan"), max_length=2000)
    until = models.DateTimeField(gettext_lazy("until"))
    resumed_at = models.DateTimeField(gettext_lazy("taken up again"), null=True)
    # True or nothing, so that a plain unique rule lets one be under way at a time.
    counts = models.BooleanField(null=True)

    class Meta:
        verbose_name = gettext_lazy("suspension")
        verbose_name_plural = gettext_lazy("suspensions")
        ordering = ("-raised_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "case", "counts"], name="suspension_is_one_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["tenant", "number"], name="suspension_number_is_unique_in_its_home"
            ),
            models.CheckConstraint(
                condition=Q(until__gt=F("raised_at")), name="suspension_ends_after_it_is_asked"
            ),
        )
        indexes = (models.Index(fields=["tenant", "state", "-raised_at"], name="suspension_list"),)

    def beside(self) -> tuple[Beside, ...]:
        """What was found when it was looked at again."""
        return ((self.examinations.all(), ("text",)),)

    @classmethod
    def ask(cls, case: Case, told: Plan, *, by: Actor) -> Self:
        """Ask to park what cannot be solved now. Raises Refused."""
        with turn():
            held = held_case(case.tenant_id, case.pk)
            check_open(held)
            _check(held, told)
            new = cls._about(held, by)
            new.cause, new.plan, new.until = told.cause, told.plan, told.until
            new.counts = True
            with new._asking("ask", by, case=held.number, until=told.until.isoformat()):
                new._check_alone()
                held.ask_parking(by=by, text=f"{told.cause}\n{told.plan}", attached=cls.kind)
        return new

    def grant(self, *, by: Actor, text: str) -> None:
        """Verified by another level: the resident reads the plan and its date."""
        with self._ruling("grant", by, text) as case:
            if self.until <= clock.now():
                raise Refused(_("The date of the plan has passed: it cannot be granted."))
            case.park(by=by, until=self.until, text=self.plan)

    def refuse(self, *, by: Actor, text: str) -> None:
        """The work goes on under the promise as it was."""
        with self._ruling("refuse", by, text) as case:
            self._make_room()
            case.refuse_parking(by=by, text=text)

    def reexamine(self, *, by: Actor, text: str) -> None:
        """Looked at again: it still cannot be solved, and the resident reads how it stands."""
        with self.taking("reexamine", by=by):
            case = self._held(by)
            self._examined(by, text, is_parked=True)
            case.reexamine(by=by, text=text)

    def resume(self, *, by: Actor, text: str) -> None:
        """It can be solved now: the work goes on under the date of the plan."""
        with self.taking("resume", by=by):
            case = self._held(by)
            self.resumed_at = clock.now()
            self._make_room()
            self._examined(by, text, is_parked=False)
            case.resume(by=by, text=text)

    def end(self, *, by: Actor) -> None:
        """The request ended while it was parked."""
        with self.taking("end", by=by):
            self._make_room()

    def stands(self, case: Case) -> bool:
        """Whether the unit that asked still works on it."""
        return case.state in PARKABLE and case.holder_id == self.unit_id

    def _examined(self, by: Actor, text: str, *, is_parked: bool) -> None:
        if not text.strip():
            raise Refused(_("Write how it stands: the resident will read it."))
        Examination.note(self, text=text, is_parked=is_parked, by=by)

    def _make_room(self) -> None:
        self.counts = None

    def _check_alone(self) -> None:
        mine = type(self).objects.filter(tenant_id=self.tenant_id, case_id=self.case_id)
        if mine.filter(counts=True).exists():
            raise Refused(_("Parking was asked for already; the ruling is awaited."))


def latest_plan(case: Case) -> datetime:
    """The latest date that a plan may name, by the rule for the class of the case."""
    found = term(
        "parking_span",
        tenant_id=case.tenant_id,
        matter_type=case.request_type,
        category_id=case.category_id,
        start=clock.now(),
    )
    return found.due_at


def check_open(case: Case) -> None:
    """Whether it can be parked now, whoever asks. Raises Refused."""
    if case.state not in PARKABLE:
        raise Refused(_("Only a request that is being worked on can be parked."))


def _check(case: Case, told: Plan) -> None:
    """What is asked for, against a case that is open to it."""
    earliest = max(promised(case), clock.now())
    if told.until <= earliest:
        sentence = _("The date of the plan must be later than %(due)s.")
        raise Refused(sentence % {"due": full(earliest)})
    latest = latest_plan(case)
    if told.until > latest:
        raise Refused(_("A plan may reach until %(latest)s.") % {"latest": full(latest)})
