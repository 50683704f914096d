"""Organisations: who answers for an area or a kind of work, and under whom it stands."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, Self
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM, Actor
from jielin.kernel.ids import uuid7
from jielin.kernel.models import Promise, Tenant
from jielin.kernel.models.turn import turn
from jielin.kernel.reference import bump
from jielin.kernel.workflow import Refused
from jielin.territory.models import Area

from ..holding import held_by
from ..hours import BadHours, week
from ..tree import OF_AN_AREA, Kind, may_serve, may_stand_under
from ..workflow import State
from .record import OrganisationRecord

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
        cls,
        *,
        tenant: Tenant,
        kind: str,
        name: str,
        since: date | None = None,
        by: Actor = SYSTEM,
        **known: Any,
    ) -> Self:
        """Set up an organisation. Raises ValidationError on bad input, Refused on a conflict.

        The house itself sets up those of a new home; a person is named with `by`.
        """
        born = since or timezone.localdate(clock.now())
        unit = cls(tenant=tenant, kind=kind, name=name.strip(), since=born, **known)
        said = {"kind": kind, "name": unit.name, "parent": _plain(unit.parent)}
        with OrganisationRecord.found(unit.pk, tenant.pk, by=by, **said):
            unit._keep()
        return unit

    def rename(self, name: str, *, by: Actor, short_name: str = "", name_en: str = "") -> None:
        """Give it other names; what happened under the old name keeps its id."""
        told = {"name": name, "short_name": short_name, "name_en": name_en}
        self._change("rename", by=by, **{key: text.strip() for key, text in told.items()})

    def move_under(self, superior: "Organisation | None", *, by: Actor) -> None:
        """Put it under another organisation, or under none."""
        self._change("move_under", by=by, parent=superior)

    def serve(self, area: Area | None, *, by: Actor) -> None:
        """Let it answer for another area, or for none."""
        self._change("serve", by=by, area=area)

    def be_reached(
        self, *, duty_phone: str, office_hours: dict[str, list[list[str]]], by: Actor
    ) -> None:
        """Say how and when people reach it; promises made later reckon with these hours."""
        self._change("be_reached", by=by, duty_phone=duty_phone.strip(), office_hours=office_hours)

    def close(self, *, by: Actor) -> None:
        """End it. Refused while it has active units below, owes anything, or has people."""
        with self._locked() as record, record.close(by=by):
            here = (self.tenant_id, self.pk)
            held = (*_those_below(self), *_owed(*here), *held_by(*here))
            if held:
                raise Refused(" ".join(held))
            self.is_active = False
            self._keep()

    def record(self) -> OrganisationRecord:
        """What may be done with it, for buttons; a new one for units from before the records."""
        found = OrganisationRecord.objects.filter(tenant_id=self.tenant_id, pk=self.pk).first()
        state = State.ACTIVE if self.is_active else State.CLOSED
        record = found or OrganisationRecord(id=self.pk, tenant_id=self.tenant_id, state=state)
        record._line = _line(self)
        return record

    def hold(self) -> None:
        """Lock it for the turn under way, and read it anew."""
        self.refresh_from_db(from_queryset=type(self).objects.select_for_update(of=("self",)))

    @contextmanager
    def _locked(self) -> Iterator[OrganisationRecord]:
        with turn():
            self.hold()
            yield OrganisationRecord.held(self.pk, self.tenant_id, _line(self))

    def _change(self, verb: str, *, by: Actor, **values: Any) -> None:
        """Set fields; the event tells what each was and is."""
        with self._locked() as record:
            said = {
                name: [_plain(getattr(self, name)), _plain(value)]
                for name, value in values.items()
                if getattr(self, name) != value
            }
            with getattr(record, verb)(by=by, **said):
                if not said:
                    raise Refused(_("Nothing is different from before."))
                for name, value in values.items():
                    setattr(self, name, value)
                self._keep()

    def _keep(self) -> None:
        self._check()
        self._check_area()
        try:
            with transaction.atomic():
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


def _line(unit: Organisation) -> frozenset[UUID]:
    """Itself and all above it; kinds grow towards the top, so this ends."""
    ids, above = {unit.pk}, unit.parent
    while above is not None:
        ids.add(above.pk)
        above = above.parent
    return frozenset(ids)


def _those_below(unit: Organisation) -> tuple[str, ...]:
    """A sentence that names the active units below, where there are any."""
    below = Organisation.objects.filter(parent=unit, is_active=True).order_by("since", "id")
    names = list(below.values_list("name", flat=True))
    if not names:
        return ()
    said = {"names": _(", ").join(names)}
    return (_("Close or move the organisations under it first: %(names)s.") % said,)


def _owed(tenant_id: int, organisation_id: UUID) -> tuple[str, ...]:
    """A sentence about its open promises, where there are any."""
    mine = Promise.objects.filter(tenant_id=tenant_id, owner_id=organisation_id, is_open=True)
    count = mine.count()
    if not count:
        return ()
    sentence = ngettext(
        "It still has %(count)s open promise: hand that over first.",
        "It still has %(count)s open promises: hand them over first.",
        count,
    )
    return (sentence % {"count": count},)


def _plain(value: Any) -> Any:
    """A value as an event keeps it."""
    return str(value.pk) if isinstance(value, models.Model) else value
