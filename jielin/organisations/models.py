"""Organisations: who answers for an area or a kind of work, and under whom it stands."""

from datetime import date
from typing import Any, Self
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel import clock
from jielin.kernel.ids import uuid7
from jielin.kernel.models import Promise, Tenant
from jielin.kernel.reference import bump
from jielin.kernel.workflow import Refused
from jielin.territory.models import Area

from .hours import BadHours, week
from .tree import OF_AN_AREA, Kind, may_serve, may_stand_under

DIRECTORY = "organisations"  # the name of the snapshot, see queries


class Organisation(models.Model):
    """A unit with a name, a duty phone and office hours. It is closed, never deleted."""

    Kind = Kind

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    tenant = models.ForeignKey(Tenant, models.PROTECT, related_name="+")
    kind = models.CharField(gettext_lazy("kind"), max_length=32, choices=Kind)
    name = models.CharField(gettext_lazy("name"), max_length=80)
    name_en = models.CharField(gettext_lazy("English name"), max_length=120, blank=True)
    short_name = models.CharField(gettext_lazy("short name"), max_length=24, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, verbose_name=gettext_lazy("superior")
    )
    area = models.ForeignKey(
        Area, models.PROTECT, null=True, related_name="+", verbose_name=gettext_lazy("area served")
    )
    duty_phone = models.CharField(gettext_lazy("duty phone"), max_length=40, blank=True)
    office_hours = models.JSONField(gettext_lazy("office hours"), default=dict, blank=True)
    is_active = models.BooleanField(gettext_lazy("active"), default=True)
    since = models.DateField(gettext_lazy("since"))

    class Meta:
        verbose_name = gettext_lazy("organisation")
        verbose_name_plural = gettext_lazy("organisations")
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "name"], name="organisation_has_its_own_name_in_its_home"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=Kind.values), name="organisation_is_of_a_known_kind"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @classmethod
    def found(
        cls, *, tenant: Tenant, kind: str, name: str, since: date | None = None, **known: Any
    ) -> Self:
        """Set up an organisation. Raises ValidationError on bad input, Refused on a conflict."""
        born = since or timezone.localdate(clock.now())
        unit = cls(tenant=tenant, kind=kind, name=name.strip(), since=born, **known)
        with transaction.atomic():
            unit._keep()
        return unit

    def rename(self, name: str, *, short_name: str = "", name_en: str = "") -> None:
        """Give it other names; what happened under the old name keeps its id."""
        with transaction.atomic():
            self._lock()
            self.name, self.short_name, self.name_en = name.strip(), short_name, name_en
            self._keep()

    def move_under(self, superior: "Organisation | None") -> None:
        """Put it under another organisation, or under none."""
        with transaction.atomic():
            self._lock()
            self.parent = superior
            self._keep()

    def be_reached(self, *, duty_phone: str, office_hours: dict[str, list[list[str]]]) -> None:
        """Say how and when people reach it; promises made later reckon with these hours."""
        with transaction.atomic():
            self._lock()
            self.duty_phone, self.office_hours = duty_phone.strip(), office_hours
            self._keep()

    def close(self) -> None:
        """End it. Refused while it has active units below or owes anything."""
        with transaction.atomic():
            self._lock()
            if type(self).objects.filter(parent=self, is_active=True).exists():
                raise Refused(_("Close or move the organisations under it first."))
            if _owes(self.tenant_id, self.pk):
                raise Refused(_("It still has open work. Hand that over first."))
            self.is_active = False
            self._keep()

    def _lock(self) -> None:
        self.refresh_from_db(from_queryset=type(self).objects.select_for_update())

    def _keep(self) -> None:
        self._check()
        self._check_area()
        try:
            self.save()
        except IntegrityError as error:
            said = {"name": self.name}
            raise Refused(_("There is already an organisation named %(name)s.") % said) from error
        bump(DIRECTORY)

    def _check(self) -> None:
        self.clean_fields(exclude={"id", "tenant", "parent", "area", "office_hours"})
        try:
            week(self.office_hours)
        except BadHours as error:
            raise ValidationError({"office_hours": str(error)}) from error
        if self.parent is not None and not may_stand_under(self.kind, self.parent.kind):
            raise ValidationError({"parent": _("Such an organisation cannot stand under it.")})

    def _check_area(self) -> None:
        if self.area is None or not self.is_active:
            return
        if not may_serve(self.kind, self.area.level):
            raise ValidationError({"area": _("Choose an area of its own level.")})
        others = type(self).objects.filter(area=self.area, kind=self.kind, is_active=True)
        other = others.exclude(pk=self.pk).first()
        if other is not None and self.kind in OF_AN_AREA:
            raise Refused(_("%(name)s already answers for this area.") % {"name": other.name})


def _owes(tenant_id: int, organisation_id: UUID) -> bool:
    mine = Promise.objects.filter(tenant_id=tenant_id, owner_id=organisation_id, is_open=True)
    return mine.exists()
