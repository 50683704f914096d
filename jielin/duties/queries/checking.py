"""May this task go to this community? The lists in force answer, with the rule for a refusal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from jielin.catalogue.queries import catalogue
from jielin.organisations.queries import Unit, directory

from ..matching import Listed, Match, Role, match
from ..models import DutyEntry
from ..states import OF_THE_CHECK, AppliesTo, Situation
from .grounds import Rule, ground


@dataclass(frozen=True)
class Verdict:
    """Whether a task may go there and, if not, the rule that allows refusal and where to go.

    `basis` is that of the entry that decided, or the source of the rule. `role` says whether
    the community leads or only assists; a task that it assists may not be its main duty.
    `go_to` is the unit in charge by the entry, else the street.
    """

    allowed: bool
    rule: str = ""
    basis: str = ""
    list_version_id: UUID | None = None
    entry_id: UUID | None = None
    role: Role = ""
    is_verified: bool = False
    go_to: UUID | None = None


def check(community_unit_id: UUID, category_id: int, on: date) -> Verdict:
    """What the lists in force on a day say. One query.

    Where no list was ever published there is nothing to check against: it is allowed.
    """
    unit = directory().get(community_unit_id)
    listed = _listed(unit, on)
    if not listed:
        return Verdict(True)
    found = match(listed, catalogue().chain(category_id), on)
    if found.is_allowed and found.entry is not None:
        return Verdict(
            True,
            basis=found.entry.basis,
            list_version_id=found.entry.version_id,
            entry_id=found.entry.entry_id,
            role=found.role,
        )
    return _refused(unit, found, on)


def in_force(tenant_id: int, owners: Iterable[UUID], on: date) -> "Q":
    """A condition on entries: of versions that were in force on a day, of these owners."""
    past = Q(version__effective_to=None) | Q(version__effective_to__gt=on)
    return past & Q(
        tenant_id=tenant_id,
        version__effective_from__lte=on,
        version__owner_id__in=tuple(owners),
    )


def _listed(unit: Unit, on: date) -> list[Listed]:
    owners = (unit.id, *(above.id for above in directory().superiors(unit.id)))
    rows = DutyEntry.objects.filter(
        in_force(unit.tenant_id, owners, on),
        version__duty_list__kind__in=OF_THE_CHECK,
        version__duty_list__applies_to=AppliesTo.COMMUNITY,
    )
    columns = (
        "id", "version_id", "version__duty_list__kind", "categories", "title", "basis", "unit_id",
        "starts_on", "ends_on",
    )  # fmt: skip
    return [
        Listed(id, version, kind, tuple(codes), title, basis, unit_id, starts, ends)
        for id, version, kind, codes, title, basis, unit_id, starts, ends in rows.values_list(
            *columns
        )
    ]


def _refused(unit: Unit, found: Match, on: date) -> Verdict:
    situation = Situation.NEGATIVE if found.entry else Situation.OUTSIDE
    rule: Rule = ground(situation, unit.area_id, on)
    above = directory().superior(unit.id)
    in_charge = found.entry.unit_id if found.entry else None
    return Verdict(
        False,
        rule=rule.text or _("The lists in force do not give this task to the community."),
        basis=found.entry.basis if found.entry else rule.source,
        list_version_id=found.entry.version_id if found.entry else None,
        entry_id=found.entry.entry_id if found.entry else None,
        is_verified=rule.is_verified,
        go_to=in_charge or (above.id if above else None),
    )
