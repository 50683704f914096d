"""A list of duties: whose it is, what kind, and to whom it applies."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel import clock
from jielin.kernel.ids import uuid7
from jielin.kernel.models import TenantModel
from jielin.kernel.models.turn import turn
from jielin.organisations.queries import directory
from jielin.organisations.tree import Kind
from jielin.territory.queries import gazetteer

from ..states import AppliesTo, ListKind

OF_A_DISTRICT = frozenset({Kind.DISTRICT_CENTRE, Kind.DISTRICT_PARTY_COMMITTEE})


class DutyList(TenantModel):
    """One list. What it says stands in its versions; at most one of them is in force."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(gettext_lazy("kind"), max_length=16, choices=ListKind)
    owner_id = models.UUIDField(gettext_lazy("owner"))
    applies_to = models.CharField(
        gettext_lazy("applies to"), max_length=12, choices=AppliesTo, default=AppliesTo.COMMUNITY
    )
    since = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = gettext_lazy("list of duties")
        verbose_name_plural = gettext_lazy("lists of duties")
        ordering = ("since", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "owner_id", "kind", "applies_to"],
                name="duty_list_is_one_of_a_kind_per_owner",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ListKind.values), name="duty_list_is_of_a_known_kind"
            ),
        )

    def __str__(self) -> str:
        return f"{self.owner_id} {self.kind}"

    @classmethod
    def keep(cls, tenant_id: int, kind: str, owner_id: UUID, applies_to: str) -> Self:
        """The list of this kind, set up when there is none yet."""
        told: dict[str, Any] = {"kind": kind, "owner_id": owner_id, "applies_to": applies_to}
        found, _new = cls.objects.get_or_create(tenant_id=tenant_id, **told)
        return found

    @classmethod
    def hold_assisting(cls, tenant_id: int, communities: Iterable[UUID]) -> "list[DutyList]":
        """The assisting lists of these communities, locked in one order for the turn."""
        owners = sorted(set(communities))
        with turn():
            for owner_id in cls._without_assisting(tenant_id, owners):
                cls.keep(tenant_id, ListKind.ASSISTING, owner_id, AppliesTo.COMMUNITY)
            rows = cls._assisting(tenant_id, owners).order_by("owner_id")
            return list(rows.select_for_update(of=("self",)))

    @classmethod
    def _assisting(cls, tenant_id: int, owners: list[UUID]) -> "models.QuerySet[DutyList]":
        return DutyList.objects.filter(
            tenant_id=tenant_id,
            kind=ListKind.ASSISTING,
            applies_to=AppliesTo.COMMUNITY,
            owner_id__in=owners,
        )

    @classmethod
    def _without_assisting(cls, tenant_id: int, owners: list[UUID]) -> list[UUID]:
        known = set(cls._assisting(tenant_id, owners).values_list("owner_id", flat=True))
        return [owner for owner in owners if owner not in known]

    @property
    def title(self) -> str:
        """“梧桐里社区协助事项清单”; a list for all units below says for whom."""
        said = {"owner": self._owner_name(), "kind": self.get_kind_display()}
        if self._is_own:
            return _("%(owner)s: %(kind)s") % said
        said["whose"] = self.get_applies_to_display()
        return _("%(owner)s: %(kind)s for %(whose)s") % said

    def _owner_name(self) -> str:
        """The unit, or for what a district's own units issue, the district."""
        owner = directory().find(self.owner_id)
        if owner is not None and owner.kind in OF_A_DISTRICT and owner.area_id is not None:
            return gazetteer().get(owner.area_id).name
        return directory().name(self.owner_id)

    @property
    def _is_own(self) -> bool:
        owner = directory().find(self.owner_id)
        return owner is not None and owner.kind == self.applies_to

    def editors(self) -> frozenset[UUID]:
        """Who may change it: its owner and the units above."""
        return editors_of(self.owner_id)

    def lock(self) -> None:
        """Guard the list for the turn under way: its versions change under this lock."""
        rows = type(self)._default_manager.filter(tenant_id=self.tenant_id, pk=self.pk)
        rows.select_for_update().get()

    def current(self) -> Any:
        """The version in force; None while nothing was published."""
        return self.versions.filter(in_force=True).first()

    def on(self, day: date) -> Any:
        """The version that was in force on a day."""
        past = Q(effective_to=None) | Q(effective_to__gt=day)
        rows = self.versions.filter(past, effective_from__lte=day)
        return rows.order_by("-number").first()


def editors_of(organisation_id: UUID) -> frozenset[UUID]:
    """An organisation and all above it."""
    units = directory()
    if units.find(organisation_id) is None:
        return frozenset()
    return frozenset({organisation_id, *(unit.id for unit in units.superiors(organisation_id))})
