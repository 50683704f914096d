"""What all three have in common: a unit asks about a case, another level rules in words."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any, ClassVar, Self
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.cases.models import Case
from jielin.cases.policy import is_interested
from jielin.cases.states import CaseState
from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.models import Forgettable, TenantForeignKey, next_number
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused, Terms
from jielin.organisations.queries import directory
from jielin.organisations.tree import Kind

from ..reviewing import reviewer


class Ruling(Forgettable):
    """One request for a ruling. Its verbs lock it first, and the case after it."""

    prefix: ClassVar[str]

    case = TenantForeignKey(Case, models.PROTECT, related_name="+")
    number = models.CharField(gettext_lazy("number"), max_length=20, editable=False)
    unit_id = models.UUIDField()
    reviewer_id = models.UUIDField()
    raised_by_id = models.UUIDField(null=True)
    raised_at = models.DateTimeField(gettext_lazy("asked on"))
    ruled_by_id = models.UUIDField(null=True)
    ruled_at = models.DateTimeField(gettext_lazy("ruled on"), null=True)
    words = models.TextField(gettext_lazy("ruling"), max_length=2000, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.number

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        """The reviewer owes a ruling, by the class of the case."""
        owed: Terms = self.case.terms_for(self.reviewer_id, promise_kind, now)
        return replace(owed, asked_by_id=None)

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has ruled on it, and nothing has made the ruling needless."""
        return self.ruled_at is None and self.state in {"raised", "asked"}

    def stands(self, case: Case) -> bool:
        """Whether the case is still where it was asked about."""
        raise NotImplementedError

    def lapse(self, *, by: Actor) -> None:
        """Things have moved on without a ruling: nobody owes one any more."""
        with self.taking("lapse", by=by):
            self._make_room()

    def _make_room(self) -> None:
        """Another one may be asked for, where only one may wait."""

    @classmethod
    def _about(cls, case: Case, by: Actor) -> Self:
        """A new one about a case that is locked, asked by the unit that holds it."""
        new = cls(tenant_id=case.tenant_id, case=case, unit_id=case.holder_id)
        new.raised_by_id, new.raised_at = by.id, clock.now()
        new.reviewer_id = reviewer_of(case)
        return new

    @contextmanager
    def _asking(self, verb: str, by: Actor, **details: Any) -> Iterator[None]:
        """The first verb: the reviewer sees it and its case; the number is taken last."""
        with turn() as under_way, self.beginning(verb, by=by, **details):
            yield
            for unit_id in {self.unit_id, self.reviewer_id, self.case.receiver_id}:
                under_way.involve(self, unit_id)
            under_way.involve(self.case, self.reviewer_id)
            day = timezone.localdate(self.raised_at)
            number = next_number(self.tenant_id, f"{self.kind} {day:%Y}")
            self.number = f"{self.prefix}{day:%Y%m%d}-{number:04d}"

    @contextmanager
    def _ruling(self, verb: str, by: Actor, text: str) -> Iterator[Case]:
        """A ruling in words on a case that stands as it was asked about. Raises Refused."""
        with self.taking(verb, by=by):
            if not text.strip():
                raise Refused(_("Write the ruling: all sides will read it."))
            case = self._held(by)
            if not self.stands(case):
                raise Refused(_moved_on(case))
            self.words, self.ruled_by_id, self.ruled_at = text, by.id, clock.now()
            yield case

    def _held(self, by: Actor) -> Case:
        """The case, locked and fresh; whoever has stepped back meanwhile goes no further."""
        case = self.case = held_case(self.tenant_id, self.case_id)
        if is_interested(by, case):
            raise Refused(_("You have an interest in this request: others decide."), status=403)
        return case


def held_case(tenant_id: int, case_id: UUID) -> Case:
    """A case with its lead, locked for the turn under way."""
    rows = Case.objects.filter(tenant_id=tenant_id, pk=case_id)
    found: Case = Case.hold(rows.select_related("lead"))
    return found


def promised(case: Case) -> datetime:
    """By when the resident was promised a result. Raises Refused where nothing was."""
    if case.due_at is None:
        raise Refused(_("Nothing was promised for this request: there is no date to move."))
    return case.due_at


def reviewer_of(case: Case) -> UUID:
    """The level above the first receiver, or the district centre; never a party. Refused."""
    units = directory()
    centres = units.units(case.tenant_id, Kind.DISTRICT_CENTRE)
    above = (unit.id for unit in (*units.superiors(case.receiver_id), *centres) if unit.is_active)
    barred = {case.receiver_id, case.holder_id, *case.kept_from}
    found = reviewer((case.overseer_id, *above), barred)
    if found is None:
        raise Refused(_("There is no unit above that could rule on it."))
    return found


def _moved_on(case: Case) -> str:
    if case.state == CaseState.WITHDRAWN:
        return _("The resident has withdrawn the request: nothing is left to rule on.")
    told = {"state": case.look.label}
    return _("The request has moved on (%(state)s): nothing is left to rule on.") % told
