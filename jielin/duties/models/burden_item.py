"""One thing that is asked of a community: counted as a thing, never as a person."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jielin.kernel.ids import uuid7
from jielin.kernel.models import TenantForeignKey, TenantModel

from ..states import BurdenKind, Judgement

if TYPE_CHECKING:
    from .admission import Admission


@dataclass(frozen=True)
class Burden:
    """What somebody found: kind, name, who asks for it and the hours it takes in a month."""

    kind: str
    title: str
    department_id: UUID | None
    hours_month: Decimal
    since: date


class BurdenItem(TenantModel):
    """A platform, contest, survey, plaque … of one community. `until` is the first day without."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    community_id = models.UUIDField()
    kind = models.CharField(_("kind"), max_length=12, choices=BurdenKind)
    title = models.CharField(_("name"), max_length=120)
    department_id = models.UUIDField(_("who asks for it"), null=True)
    hours_month = models.DecimalField(
        _("hours a month"), max_digits=5, decimal_places=1, validators=[MinValueValidator(0)]
    )
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True)
    admission = TenantForeignKey(
        "duties.Admission", models.PROTECT, null=True, related_name="burdens"
    )
    verdict = models.CharField(_("last verdict"), max_length=8, choices=Judgement, blank=True)

    class Meta:
        verbose_name = _("burden")
        verbose_name_plural = _("burdens")
        ordering = ("kind", "title", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=BurdenKind.values), name="burden_is_of_a_known_kind"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=models.F("since")),
                name="burden_ends_after_it_begins",
            ),
        )
        indexes = (
            models.Index(fields=["tenant", "community_id", "until"], name="burden_of_community"),
            models.Index(fields=["tenant", "department_id"], name="burden_from_a_department"),
        )

    def __str__(self) -> str:
        return self.title

    @classmethod
    def found(
        cls, tenant_id: int, community_id: UUID, told: Sequence[Burden]
    ) -> "list[BurdenItem]":
        """Note burdens that stand. Called by a census, which records who found them."""
        return BurdenItem.objects.bulk_create(
            BurdenItem(
                tenant_id=tenant_id,
                community_id=community_id,
                kind=one.kind,
                title=one.title,
                department_id=one.department_id,
                hours_month=one.hours_month,
                since=one.since,
            )
            for one in told
        )

    @classmethod
    def bring(cls, admission: "Admission", communities: Collection[UUID], since: date) -> None:
        """What admitted work asks of each community: the work with its hours, and every name."""
        asked = [(BurdenKind.TASK, admission.title, admission.hours_month)]
        for name, kind in admission.asked_by_name.items():
            asked += [(kind, title, Decimal(0)) for title in getattr(admission, name)]
        BurdenItem.objects.bulk_create(
            BurdenItem(
                tenant_id=admission.tenant_id,
                community_id=community_id,
                kind=kind,
                title=title,
                department_id=admission.department_id,
                hours_month=hours,
                since=since,
                admission=admission,
            )
            for community_id in communities
            for kind, title, hours in asked
        )

    @classmethod
    def lift(cls, admission: "Admission", communities: Collection[UUID], day: date) -> None:
        """What the work asked for ends with it; what has not begun never was."""
        mine = cls.objects.filter(
            tenant_id=admission.tenant_id,
            admission=admission,
            community_id__in=list(communities),
            until=None,
        )
        mine.filter(since__gt=day).update(until=models.F("since"))
        mine.filter(since__lte=day).update(until=day)

    @classmethod
    def standing(
        cls, tenant_id: int, community_id: UUID, day: date
    ) -> "models.QuerySet[BurdenItem]":
        """What a community bears on a day that is not past."""
        return BurdenItem.objects.filter(
            tenant_id=tenant_id, community_id=community_id, since__lte=day, until=None
        )
