"""A unit returns a dispatch that is not its duty (退单): once, in time, on a basis, reviewed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.cases.models import Assignment, Case
from jielin.cases.states import CaseState
from jielin.deadlines.queries import term
from jielin.duties.models import DispatchRule, DutyEntry, RuleText
from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.models import Link, TenantForeignKey
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused
from jielin.organisations.queries import directory
from jielin.ui.spoken import full

from ..workflow import OBJECTION
from .ruling import Ruling, held_case


@dataclass(frozen=True)
class Return:
    """What a unit says: why, by which entry, rule or law, and who should take it instead."""

    reason: str
    entry: DutyEntry | None = None
    rule: DispatchRule | None = None
    law: str = ""
    suggested_id: UUID | None = None


class Objection(Ruling):
    """One unit's objection to one dispatch. The entry keeps the version it was sent under."""

    kind = "objection"
    prefix = "TD"
    workflow = OBJECTION
    spoken = ("reason", "law", "words")

    assignment = TenantForeignKey(Assignment, models.PROTECT, related_name="+")
    reason = models.TextField(gettext_lazy("reason"), max_length=2000)
    entry = TenantForeignKey(DutyEntry, models.PROTECT, null=True, related_name="+")
    rule = TenantForeignKey(DispatchRule, models.PROTECT, null=True, related_name="+")
    law = models.CharField(gettext_lazy("law or rule"), max_length=300, blank=True)
    suggested_id = models.UUIDField(null=True)

    class Meta:
        verbose_name = gettext_lazy("objection to a dispatch")
        verbose_name_plural = gettext_lazy("objections to dispatches")
        ordering = ("-raised_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "case", "unit_id"], name="objection_is_one_per_unit_and_case"
            ),
            models.UniqueConstraint(
                fields=["tenant", "number"], name="objection_number_is_unique_in_its_home"
            ),
            models.CheckConstraint(
                condition=Q(entry__isnull=False) | Q(rule__isnull=False) | Q(law__gt=""),
                name="objection_names_its_basis",
            ),
        )
        indexes = (models.Index(fields=["tenant", "state", "-raised_at"], name="objection_list"),)

    @classmethod
    def object(cls, case: Case, told: Return, *, by: Actor) -> Self:
        """Return a dispatch before it is taken on. Raises Refused."""
        with turn():
            held = held_case(case.tenant_id, case.pk)
            check_open(held)
            new = cls._about(held, by)
            new._told(told)
            with new._asking("object", by, case=held.number, version=new.version_id):
                new.assignment = held.lead
                new._check_once()
                held.object(by=by, text=new.said(), attached=cls.kind)
        return new

    def uphold(self, *, by: Actor, text: str) -> None:
        """It is not this unit's duty: the first receiver sends it to another one."""
        with self._ruling("uphold", by, text) as case:
            case.take_back(by=by, text=text)

    def reject(self, *, by: Actor, text: str) -> None:
        """It is: the unit is designated and cannot return it again (regulation, art. 22)."""
        with self._ruling("reject", by, text) as case:
            case.designate(by=by, text=text)

    def amend(self, *, by: Actor, rule: RuleText) -> DispatchRule:
        """Let the dispatch catalogue say what the ruling says, so that it happens once only."""
        with self.taking("amend", by=by):
            if Link.objects.filter(tenant_id=self.tenant_id, to_id=self.pk).exists():
                raise Refused(_("The catalogue was changed after this ruling already."))
            made = DispatchRule.enact(rule, tenant_id=self.tenant_id, by=by)
            Link.objects.create(
                tenant_id=self.tenant_id,
                sense=Link.Sense.CAME_FROM,
                from_kind=DispatchRule.kind,
                from_id=made.pk,
                to_kind=self.kind,
                to_id=self.pk,
            )
        return made

    def stands(self, case: Case) -> bool:
        """Whether it is still offered to the unit, as it was."""
        return case.state == CaseState.DISPATCHED and case.lead_id == self.assignment_id

    def editors(self) -> frozenset[UUID]:
        """The units that may change the catalogue after the ruling."""
        above = directory().superiors(self.case.receiver_id)
        return frozenset({self.reviewer_id, *(unit.id for unit in above)})

    def said(self) -> str:
        """Reason and basis as one text, for the course of the case."""
        known = (self.entry and self.entry.basis, self.rule and self.rule.source, self.law)
        basis = "；".join(part for part in known if part)
        return f"{self.reason}（{basis}）"

    @property
    def version_id(self) -> str:
        return str(self.entry.version_id) if self.entry else ""

    def _told(self, told: Return) -> None:
        self.reason, self.law = told.reason, told.law.strip()
        self.entry, self.rule, self.suggested_id = told.entry, told.rule, told.suggested_id
        if not (self.entry or self.rule or self.law):
            raise Refused(_("Name the entry, the rule or the law that says whose duty it is."))

    def _check_once(self) -> None:
        mine = type(self).objects.filter(tenant_id=self.tenant_id, case_id=self.case_id)
        if mine.filter(unit_id=self.unit_id).exists():
            raise Refused(_("Your unit has objected to this dispatch once: that is all it may."))


def window_of(case: Case) -> datetime:
    """Until when the unit that a case was given to may return it; counted in its own hours."""
    found = term(
        "objection_window",
        tenant_id=case.tenant_id,
        matter_type=case.request_type,
        category_id=case.category_id,
        start=case.lead.since,
        hours=directory().get(case.holder_id).hours,
    )
    return found.due_at


def check_open(case: Case) -> None:
    """Whether it can be returned now, whoever asks. Raises Refused."""
    if case.state != CaseState.DISPATCHED:
        raise Refused(_("Only a dispatch that was not taken on yet can be returned."))
    if case.lead.is_designated:
        raise Refused(_("Your unit was designated after a review: it cannot return it again."))
    until = window_of(case)
    if clock.now() > until:
        told = {"until": full(until)}
        raise Refused(_("The time for returning it ended on %(until)s. It stays with you.") % told)
