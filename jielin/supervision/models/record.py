"""What a supervision order is made of, and who owes what on each rung."""

from dataclasses import replace
from datetime import datetime
from typing import Self
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.cases.models import Case
from jielin.kernel.models import Forgettable, TenantForeignKey
from jielin.kernel.models.forgetting import Beside
from jielin.kernel.models.turn import Turn, current
from jielin.kernel.workflow import Refused, Terms
from jielin.organisations.queries import Unit, directory

from ..ladder import OF_THE_HOLDER, PROGRESS, RAISE, REPLY, rung
from ..states import Level, Reason
from ..workflow import SUPERVISION
from .word import Word

# Units that put others under supervision, and where the district's leaders sit.
ABOVE = frozenset({"street", "district_centre", "district_party_committee"})
OFFICES = ("district_party_committee", "district_centre")


class OrderRecord(Forgettable):
    """One request on the ladder, in one round of it; one unit at a time owes something."""

    kind = "supervision_order"
    workflow = SUPERVISION

    number = models.CharField(gettext_lazy("number"), max_length=20, editable=False)
    case = TenantForeignKey("cases.Case", models.PROTECT, related_name="supervision_orders")
    # Which order of its request: another begins only after the one before was ended by words.
    round = models.PositiveSmallIntegerField(default=1)
    # The highest rung reached; it stays when the order ends.
    level = models.PositiveSmallIntegerField(default=0)
    issuer_id = models.UUIDField(null=True)
    reason = models.CharField(gettext_lazy("reason"), max_length=12, choices=Reason)
    # The last mark of the time that was reminded of.
    stage = models.CharField(max_length=8, blank=True)
    # What made it a problem order (问题工单), for which it was raised by itself.
    problem = models.CharField(
        gettext_lazy("problem order"), max_length=12, choices=Reason, blank=True
    )
    # The request has a result, or a plan with a date: nothing is owed until that changes.
    is_resting = models.BooleanField(gettext_lazy("resting"), default=False)
    opened_at = models.DateTimeField(gettext_lazy("begun"))
    climbed_at = models.DateTimeField(gettext_lazy("on this rung since"))
    # A copy of the one open promise of this order, for lists. The promise is the truth.
    owes_kind = models.CharField(max_length=24, blank=True)
    owes_id = models.UUIDField(null=True)
    due_at = models.DateTimeField(gettext_lazy("answer due"), null=True)

    # A change of holder asks the new one, by the time that the old one had.
    _asking_anew: tuple[str, datetime] | None = None

    class Meta:
        abstract = True

    def beside(self) -> tuple[Beside, ...]:
        """What was written on it."""
        return ((Word.objects.filter(tenant_id=self.tenant_id, order_id=self.pk), ("text",)),)

    def __str__(self) -> str:
        return self.number

    @property
    def is_problem(self) -> bool:
        return bool(self.problem)

    @property
    def is_open(self) -> bool:
        return self.state != Level.ENDED

    def issuers(self) -> tuple[UUID, ...]:
        """The street and district units at or above the one that received the request."""
        return tuple(unit.id for unit in self._chain() if unit.kind in ABOVE)

    def office(self) -> UUID:
        """Where the district's leaders sit: the Party committee, else the request centre."""
        chain = self._chain()
        found = (unit.id for kind in OFFICES for unit in chain if unit.kind == kind)
        return next(found, self._overseer())

    def parties(self) -> tuple[UUID, ...]:
        """Who sees the order: the units at work and all above them.

        Of a confidential request the one that answers for it alone; who it climbs to is added.
        """
        case = self.case
        above = [self._overseer()] if case.is_confidential else [one.id for one in self._chain()]
        return tuple(dict.fromkeys((case.holder_id, case.receiver_id, *above)))

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        """What is owed on the rung it stands on; never a second thing beside it."""
        if self.owes_kind or not self._is_asked(promise_kind):
            return None
        owner = self._owner(promise_kind)
        terms: Terms = self.case.terms_for(owner, promise_kind, now)
        if self._asking_anew:
            terms = replace(terms, due_at=max(self._asking_anew[1], now))
        terms = replace(terms, asked_by_id=None)
        self.owes_kind, self.owes_id, self.due_at = promise_kind, owner, terms.due_at
        return terms

    @classmethod
    def _take_hold(cls, found: Self, under_way: Turn) -> Self:
        """The order and then its request: locks go downwards."""
        super()._take_hold(found, under_way)
        found._hold_case()
        return found

    def _lock(self, under_way: Turn) -> None:
        if self._held_in is not under_way:
            super()._lock(under_way)
            self._hold_case()

    def _hold_case(self) -> None:
        rows = Case.objects.filter(tenant_id=self.tenant_id, pk=self.case_id)
        self.case = Case.hold(rows.select_related("lead"))

    def _is_asked(self, promise_kind: str) -> bool:
        if self._asking_anew:
            return promise_kind == self._asking_anew[0]
        if promise_kind == PROGRESS:
            return self.state != Level.REMINDED
        return promise_kind == REPLY[Level(self.state)]

    def _owner(self, promise_kind: str) -> UUID:
        if promise_kind in OF_THE_HOLDER:
            return self._holder()
        return self._overseer() if promise_kind == RAISE else self.office()

    def _holder(self) -> UUID:
        found: UUID = self.case.holder_id
        return found

    def _overseer(self) -> UUID:
        """The unit above that answers for the request; the receiver where there is none."""
        found: UUID = self.case.overseer_id or self.case.receiver_id
        return found

    def _chain(self) -> tuple[Unit, ...]:
        """The receiving unit and all above it, but none that may not know of the request."""
        units, case = directory(), self.case
        chain = (units.get(case.receiver_id), *units.superiors(case.receiver_id))
        return tuple(unit for unit in chain if unit.id not in case.kept_from)

    def _climbed(self, level: Level, reason: Reason, now: datetime) -> None:
        if self.is_resting or not self.case.is_open:
            raise Refused(_("The request has a result, or a plan with a date, already."))
        self.level, self.reason, self.climbed_at = rung(level), reason, now
        self._settled()

    def _settled(self) -> None:
        """Nothing is owed any more, until the step makes something anew."""
        self.owes_kind, self.owes_id, self.due_at = "", None, None

    def _shown_to(self, unit_id: UUID) -> None:
        """A unit sees the order and its request from now on."""
        under_way = current()
        if under_way is not None:
            under_way.involve(self, unit_id)
            under_way.involve(self.case, unit_id)
