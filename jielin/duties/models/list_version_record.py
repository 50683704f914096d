"""What a version of a list is made of."""

from datetime import datetime
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy

from jielin.deadlines.queries import Term, term
from jielin.kernel.models import Matter, TenantForeignKey
from jielin.kernel.workflow import Terms

from ..workflow import LIST_VERSION
from .duty_list import DutyList, editors_of


class ListVersionRecord(Matter):
    """The columns of a version, and what they say."""

    kind = "list_version"
    workflow = LIST_VERSION

    duty_list = TenantForeignKey(DutyList, models.CASCADE, related_name="versions")
    owner_id = models.UUIDField()
    number = models.PositiveIntegerField(gettext_lazy("version"), null=True)
    # Counts what people published; versions that admission makes keep it.
    edition = models.PositiveIntegerField(default=1)
    legal_basis = models.CharField(gettext_lazy("legal basis"), max_length=400, blank=True)
    effective_from = models.DateField(gettext_lazy("in force since"), null=True)
    effective_to = models.DateField(gettext_lazy("replaced on"), null=True)
    # True or nothing, so that a plain unique rule lets one version be in force.
    in_force = models.BooleanField(null=True)
    written_by_id = models.UUIDField(null=True)
    review_due_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)

    def editors(self) -> frozenset[UUID]:
        """Who may change it."""
        return editors_of(self.owner_id)

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        """The next review. A version that admission made does not put it off."""
        known = self.review_due_at is not None and self.review_due_at > now
        due: Term = term(promise_kind, tenant_id=self.tenant_id, start=now)
        self.review_due_at = self.review_due_at if known else due.due_at
        return Terms(
            owner_id=self.owner_id,
            due_at=self.review_due_at or due.due_at,
            rule_id=due.rule_id,
            provisional=due.provisional,
        )
