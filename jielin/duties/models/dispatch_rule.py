"""The dispatch catalogue: which unit takes what, where; a rule is followed, never edited."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.catalogue.models import Category
from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.models import Matter, TenantForeignKey
from jielin.kernel.models.turn import turn
from jielin.kernel.reference import bump
from jielin.kernel.workflow import Refused, Terms
from jielin.organisations.queries import directory
from jielin.organisations.tree import Kind
from jielin.territory.models import Area

from ..ranking import RuleRow
from ..workflow import DISPATCH_RULE
from .duty_entry import DutyEntry

DISPATCH = "dispatch"  # the name of the snapshot, see queries
ABOVE = (Kind.STREET, Kind.DISTRICT_CENTRE, Kind.DISTRICT_PARTY_COMMITTEE)


@dataclass(frozen=True)
class RuleText:
    """What a rule says: a category, perhaps an area, and a unit or the kind that serves there."""

    category_id: int
    source: str
    area_id: int | None = None
    unit_id: UUID | None = None
    unit_kind: str = ""
    entry: DutyEntry | None = None


class DispatchRule(Matter):
    """One rule. The next one of the same category and area ends it."""

    kind = "dispatch_rule"
    workflow = DISPATCH_RULE

    category = models.ForeignKey(
        Category, models.PROTECT, related_name="+", verbose_name=gettext_lazy("category")
    )
    area = models.ForeignKey(
        Area, models.PROTECT, null=True, related_name="+", verbose_name=gettext_lazy("area")
    )
    unit_id = models.UUIDField(gettext_lazy("unit"), null=True)
    unit_kind = models.CharField(gettext_lazy("kind of unit"), max_length=32, blank=True)
    entry = TenantForeignKey(DutyEntry, models.PROTECT, null=True, related_name="+")
    source = models.CharField(gettext_lazy("source"), max_length=300)
    effective_from = models.DateField(gettext_lazy("in force since"))
    effective_to = models.DateField(gettext_lazy("replaced on"), null=True)
    # “R0801|990102001”: the same for a rule and for its successor.
    scope = models.CharField(max_length=48, editable=False)
    # True or nothing, so that a plain unique rule lets one rule of a scope count.
    in_force = models.BooleanField(null=True)

    class Meta:
        verbose_name = gettext_lazy("dispatch rule")
        verbose_name_plural = gettext_lazy("dispatch rules")
        ordering = ("scope", "effective_from")
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "scope", "in_force"], name="dispatch_rule_is_one_per_scope"
            ),
            models.CheckConstraint(
                condition=Q(unit_id=None, unit_kind__gt="")
                | Q(unit_id__isnull=False, unit_kind=""),
                name="dispatch_rule_names_a_unit_or_a_kind",
            ),
        )

    def __str__(self) -> str:
        return self.scope

    @classmethod
    def enact(cls, told: RuleText, *, tenant_id: int, by: Actor) -> Self:
        """Put a rule in force today; the rule of the same scope before it ends. Raises Refused."""
        if (told.unit_id is None) == (not told.unit_kind):
            raise Refused(_("A rule names one unit, or the kind of unit that serves the place."))
        new = cls(tenant_id=tenant_id, category_id=told.category_id, area_id=told.area_id)
        new.unit_id, new.unit_kind = told.unit_id, told.unit_kind
        new.source, new.entry = told.source, told.entry
        new.scope = _scope(told)
        with turn(), new.beginning("enact", by=by, scope=new.scope):
            new._follow(by)
            new.effective_from, new.in_force = timezone.localdate(clock.now()), True
            bump(DISPATCH)
        return new

    def end(self, *, by: Actor) -> None:
        """Let it count no longer, from today."""
        with self.taking("end", by=by):
            self.effective_to, self.in_force = timezone.localdate(clock.now()), None
            bump(DISPATCH)

    def editors(self) -> frozenset[UUID]:
        """The street of the area and what is above; for any area, the district's units."""
        if self.area_id is None:
            kinds = ABOVE[1:]
            found = (unit for unit in directory().units(self.tenant_id) if unit.kind in kinds)
            return frozenset(unit.id for unit in found)
        serving = directory().serving(self.area_id)
        if serving is None:
            return frozenset()
        units = (serving, *directory().superiors(serving.id))
        return frozenset(unit.id for unit in units if unit.kind in ABOVE)

    def row(self) -> RuleRow:
        """The rule as it is ranked; `category` has to be loaded."""
        return RuleRow(
            id=self.pk,
            category=self.category.code,
            area_id=self.area_id,
            unit_id=self.unit_id,
            unit_kind=self.unit_kind,
            basis=self.source,
            effective_from=self.effective_from,
            effective_to=self.effective_to,
        )

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        return None

    def _follow(self, by: Actor) -> None:
        mine = type(self).objects.filter(tenant_id=self.tenant_id, scope=self.scope)
        earlier = mine.filter(in_force=True).select_for_update(of=("self",)).first()
        if earlier is not None:
            earlier.end(by=by)


def _scope(told: RuleText) -> str:
    category = Category.objects.values_list("code", flat=True).get(pk=told.category_id)
    if told.area_id is None:
        return f"{category}|"
    return f"{category}|{Area.objects.values_list('code', flat=True).get(pk=told.area_id)}"
