"""What an application to bring work into communities is made of."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jielin.deadlines.queries import term
from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.ids import uuid7
from jielin.kernel.models import Matter, TenantForeignKey, TenantModel
from jielin.kernel.workflow import Terms
from jielin.organisations.queries import directory

from ..states import AdmissionState, Advice, BurdenKind
from ..workflow import ADMISSION

# What is asked for by name, and as which burden each name counts.
ASKED_BY_NAME = {
    "forms": BurdenKind.FORM,
    "letters": BurdenKind.LETTER,
    "plaques": BurdenKind.PLAQUE,
    "systems": BurdenKind.SYSTEM,
}
MOST_HOURS = 9999


class AdmissionRecord(Matter):
    """One department's application: what for, on which basis, for how long, with what means."""

    kind = "admission"
    workflow = ADMISSION
    asked_by_name: ClassVar[dict[str, BurdenKind]] = ASKED_BY_NAME

    number = models.CharField(_("number"), max_length=20, editable=False)
    department_id = models.UUIDField()
    reviewer_id = models.UUIDField()
    title = models.CharField(_("work"), max_length=80)
    purpose = models.TextField(_("purpose"), max_length=2000)
    legal_basis = models.CharField(_("legal basis"), max_length=400)
    categories = models.JSONField(_("categories"), default=list, blank=True)
    term_from = models.DateField(_("from"))
    term_until = models.DateField(_("until"))
    funds = models.DecimalField(
        _("funds (yuan)"), max_digits=12, decimal_places=2, validators=[MinValueValidator(0)]
    )
    means = models.TextField(_("power and means given"), max_length=2000)
    hours_month = models.DecimalField(
        _("hours a month for each community"), max_digits=5, decimal_places=1,
        validators=[MinValueValidator(0), MaxValueValidator(MOST_HOURS)],
    )  # fmt: skip
    forms = models.JSONField(_("forms"), default=list, blank=True)
    letters = models.JSONField(_("letters of responsibility"), default=list, blank=True)
    plaques = models.JSONField(_("plaques"), default=list, blank=True)
    systems = models.JSONField(_("systems"), default=list, blank=True)
    filed_at = models.DateTimeField()
    question = models.TextField(_("what is missing"), max_length=2000, blank=True)
    advice = models.CharField(_("recommendation"), max_length=8, choices=Advice, blank=True)
    advice_text = models.TextField(_("why"), max_length=2000, blank=True)
    recommended_by_id = models.UUIDField(null=True)
    decision = models.TextField(_("decision"), max_length=2000, blank=True)
    decided_by_id = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.number

    @property
    def is_open(self) -> bool:
        """Whether it waits for somebody."""
        pending = {AdmissionState.FILED, AdmissionState.RETURNED, AdmissionState.RECOMMENDED}
        return self.state in pending

    def is_over(self, day: date) -> bool:
        """Whether its last day has passed."""
        return self.term_until < day

    def communities(self) -> frozenset[UUID]:
        """The communities it reaches; one query unless they were fetched with it."""
        rows: Any = self.targets.all()  # type: ignore[attr-defined]
        return frozenset(row.community_id for row in rows)

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        """The review group owes its decision; asking for more keeps it, filing again renews it."""
        hours = directory().get(self.reviewer_id).hours
        due = term(promise_kind, tenant_id=self.tenant_id, start=now, hours=hours)
        return Terms(self.reviewer_id, due.due_at, due.rule_id, due.provisional)

    def _reach(self, communities: Collection[UUID]) -> None:
        AdmissionTarget.objects.bulk_create(
            AdmissionTarget(tenant_id=self.tenant_id, admission_id=self.pk, community_id=one)
            for one in dict.fromkeys(communities)
        )

    def _parties(self, communities: Collection[UUID]) -> tuple[UUID, ...]:
        """The department, the communities and all above these: they see it."""
        units = directory()
        above = (unit.id for one in communities for unit in units.superiors(one))
        return tuple(dict.fromkeys((self.department_id, *communities, *above)))

    def _decide(self, by: Actor, text: str) -> None:
        self.decision, self.decided_by_id, self.decided_at = text, by.id, clock.now()


class AdmissionTarget(TenantModel):
    """A community that the work should reach; with days as soon and as long as it may."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    admission = TenantForeignKey("duties.Admission", models.CASCADE, related_name="targets")
    community_id = models.UUIDField()
    since = models.DateField(null=True)
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "admission", "community_id"],
                name="admission_target_is_named_once",
            ),
            models.CheckConstraint(
                condition=Q(since=None, ends_on=None)
                | Q(since__isnull=False, ends_on__gte=models.F("since")),
                name="admission_target_has_both_days_or_none",
            ),
        )
        indexes = (
            models.Index(
                fields=["tenant", "community_id", "since"], name="admission_for_a_community"
            ),
        )

    def __str__(self) -> str:
        return f"{self.community_id} {self.since}"
