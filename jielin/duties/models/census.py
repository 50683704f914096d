"""The half-yearly census of what a community bears: every item gets a verdict before it closes."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Self
from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jielin.deadlines.queries import term
from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.ids import uuid7
from jielin.kernel.models import Matter, TenantForeignKey, TenantModel
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused, Terms
from jielin.organisations.queries import directory

from ..months import half_of
from ..states import Judgement
from ..workflow import CENSUS
from .burden_item import Burden, BurdenItem


class Census(Matter):
    """One community's census of one half-year."""

    kind = "census"
    workflow = CENSUS

    community_id = models.UUIDField()
    half = models.CharField(gettext_lazy("half-year"), max_length=6)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = gettext_lazy("census of burdens")
        verbose_name_plural = gettext_lazy("censuses of burdens")
        ordering = ("-half", "-opened_at")
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "community_id", "half"], name="census_is_one_per_half_year"
            ),
        )

    def __str__(self) -> str:
        return self.half

    @classmethod
    def open(cls, *, tenant_id: int, community_id: UUID, by: Actor) -> Self:
        """Begin with all that the community bears today. Raises Refused when there is one."""
        now = clock.now()
        new = cls(tenant_id=tenant_id, community_id=community_id, opened_at=now)
        new.half = half_of(timezone.localdate(now))
        try:
            with transaction.atomic():
                return new._opened(by)
        except IntegrityError as error:
            raise Refused(_("This half-year's census has been opened already.")) from error

    def _opened(self, by: Actor) -> Self:
        with turn():
            with self.beginning("open", by=by, half=self.half):
                pass
            today = timezone.localdate(self.opened_at)
            standing = BurdenItem.standing(self.tenant_id, self.community_id, today)
            CensusLine.objects.bulk_create(CensusLine.of(self, item) for item in standing)
        return self

    def add(self, *, by: Actor, burdens: Sequence[Burden]) -> None:
        """Burdens that nobody had counted yet."""
        with self.taking("add", by=by, burdens=len(burdens)):
            items = BurdenItem.found(self.tenant_id, self.community_id, burdens)
            CensusLine.objects.bulk_create(CensusLine.of(self, item) for item in items)

    def judge(self, *, by: Actor, items: Collection[UUID], verdict: str, reason: str) -> None:
        """Say of some items what is to become of them, and why."""
        with self.taking("judge", by=by, verdict=str(Judgement(verdict)), items=len(items)):
            if not items:
                raise Refused(_("Choose at least one item."))
            mine = self.lines.filter(item_id__in=list(items))
            mine.update(verdict=verdict, reason=reason, judged_by_id=by.id, judged_at=clock.now())

    def close(self, *, by: Actor) -> None:
        """Every item has its verdict: what is cancelled or merged ends today."""
        with self.taking("close", by=by):
            open_lines = self.lines.filter(verdict="").count()
            if open_lines:
                raise Refused(
                    ngettext(
                        "%(count)d item has no verdict yet. Give it one, then close the census.",
                        "%(count)d items have no verdict yet. Give them one, then close it.",
                        open_lines,
                    )
                    % {"count": open_lines}
                )
            self.closed_at = clock.now()
            self._apply()

    def _apply(self) -> None:
        today = timezone.localdate(clock.now())
        for verdict in Judgement.values:
            judged = self.lines.filter(verdict=verdict).values("item_id")
            items = BurdenItem.objects.filter(tenant_id=self.tenant_id, pk__in=judged)
            items.update(verdict=verdict)
            if verdict != Judgement.KEEP:
                items.filter(until=None).update(until=today)

    def judges(self) -> frozenset[UUID]:
        """The units above the community."""
        units = directory()
        if units.find(self.community_id) is None:
            return frozenset()
        return frozenset(unit.id for unit in units.superiors(self.community_id))

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        """The unit right above the community owes all verdicts."""
        above = directory().superior(self.community_id)
        owner_id = above.id if above else self.community_id
        due = term(promise_kind, tenant_id=self.tenant_id, start=now)
        return Terms(owner_id, due.due_at, due.rule_id, due.provisional)


class CensusLine(TenantModel):
    """One item in one census, and the verdict."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    census = TenantForeignKey(Census, models.CASCADE, related_name="lines")
    item = TenantForeignKey(BurdenItem, models.PROTECT, related_name="lines")
    verdict = models.CharField(
        gettext_lazy("verdict"), max_length=8, choices=Judgement, blank=True
    )
    reason = models.CharField(gettext_lazy("reason"), max_length=400, blank=True)
    judged_by_id = models.UUIDField(null=True)
    judged_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "census", "item"], name="census_line_is_one_per_item"
            ),
            models.CheckConstraint(
                condition=Q(verdict="") | ~Q(reason=""), name="census_line_gives_a_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.item_id} {self.verdict}"

    @classmethod
    def of(cls, census: Census, item: BurdenItem) -> Self:
        """An item's line without a verdict, unsaved."""
        return cls(tenant_id=census.tenant_id, census=census, item=item)
