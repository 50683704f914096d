"""A community's objection to work that was admitted into it."""

from datetime import datetime
from typing import Self
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.deadlines.queries import term
from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.models import Matter, TenantForeignKey
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused, Terms
from jielin.organisations.queries import directory

from ..states import AdmissionState, ObjectionState
from ..workflow import OBJECTION
from .admission import Admission


class Objection(Matter):
    """One community says why the work should leave it; another person than the admitter rules."""

    kind = "admission_objection"
    workflow = OBJECTION

    admission = TenantForeignKey(Admission, models.CASCADE, related_name="objections")
    community_id = models.UUIDField()
    reviewer_id = models.UUIDField()
    admitted_by_id = models.UUIDField(null=True)
    reason = models.TextField(gettext_lazy("reason"), max_length=2000)
    raised_at = models.DateTimeField()
    ruling = models.TextField(gettext_lazy("ruling"), max_length=2000, blank=True)

    class Meta:
        verbose_name = gettext_lazy("objection")
        verbose_name_plural = gettext_lazy("objections")
        ordering = ("-raised_at",)
        indexes = (models.Index(fields=["tenant", "admission"], name="objection_to_an_admission"),)

    def __str__(self) -> str:
        return str(self.pk)

    @classmethod
    def object(cls, to: Admission, *, community_id: UUID, reason: str, by: Actor) -> Self:
        """Object for a community that the work reaches, once at a time. Raises Refused."""
        new = cls(tenant_id=to.tenant_id, admission=to, community_id=community_id)
        new.reviewer_id, new.admitted_by_id = to.reviewer_id, to.decided_by_id
        new.reason, new.raised_at = reason, clock.now()
        with turn():
            held = Admission.hold(Admission.objects.filter(tenant_id=to.tenant_id, pk=to.pk))
            new._check(held)
            with new.beginning("object", by=by, community=str(community_id)):
                pass
        return new

    def uphold(self, *, by: Actor, text: str) -> None:
        """The work leaves this community today."""
        with turn():
            admission = Admission.hold(self._of_admission())
            with self.taking("uphold", by=by):
                self.ruling = text
                if admission.state == AdmissionState.ADMITTED:
                    admission.leave(by=by, community_id=self.community_id)

    def dismiss(self, *, by: Actor, text: str) -> None:
        """The work stays."""
        with self.taking("dismiss", by=by):
            self.ruling = text

    def rulers(self) -> frozenset[UUID]:
        """The review group and the units above it."""
        above = directory().superiors(self.reviewer_id)
        return frozenset({self.reviewer_id, *(unit.id for unit in above)})

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        hours = directory().get(self.reviewer_id).hours
        due = term(promise_kind, tenant_id=self.tenant_id, start=now, hours=hours)
        return Terms(self.reviewer_id, due.due_at, due.rule_id, due.provisional)

    def _of_admission(self) -> "models.QuerySet[Admission]":
        return Admission.objects.filter(tenant_id=self.tenant_id, pk=self.admission_id)

    def _check(self, held: Admission) -> None:
        if held.state != AdmissionState.ADMITTED:
            raise Refused(_("This work is not admitted now, so there is nothing to object to."))
        mine = held.targets.filter(community_id=self.community_id, since__isnull=False)
        if not mine.exists():
            raise Refused(_("This work does not reach your community."))
        raised = held.objections.filter(
            community_id=self.community_id, state=ObjectionState.RAISED
        )
        if raised.exists():
            raise Refused(_("Your community has objected already; the ruling is awaited."))
