"""Lists as pages show them: what there is, what one says, and how two versions differ."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from jielin.organisations.queries import Unit, directory
from jielin.people.acting import Acting

from .. import policy
from ..models import DutyEntry, DutyList, ListVersion
from ..states import AppliesTo, ListKind, VersionState
from .naming import category_titles, unit_names


@dataclass(frozen=True)
class ListLine:
    """A list in an overview; without a number nothing of it is in force."""

    id: UUID
    title: str
    kind: str
    entries: int
    number: int | None
    since: date | None
    review_due_at: datetime | None
    has_draft: bool


@dataclass(frozen=True)
class EntryLine:
    """An entry as people read it."""

    id: UUID
    code: str
    title: str
    basis: str
    categories: str
    unit: str
    phone: str
    assisting: str
    note: str
    starts_on: date | None
    ends_on: date | None
    is_admitted: bool


def lists_of(tenant_id: int, owners: Iterable[UUID], *, drafts: bool) -> tuple[ListLine, ...]:
    """The lists of these owners by kind. Three queries."""
    rows = DutyList.objects.filter(tenant_id=tenant_id, owner_id__in=tuple(owners))
    lists = list(rows)
    ids = [one.pk for one in lists]
    versions = ListVersion.objects.filter(tenant_id=tenant_id, duty_list_id__in=ids)
    counted = versions.filter(in_force=True).annotate(count=Count("entries"))
    current = {version.duty_list_id: version for version in counted}
    drafted = set(versions.filter(state=VersionState.DRAFT).values_list("duty_list_id", flat=True))
    order = {kind: place for place, kind in enumerate(ListKind.values)}
    found = sorted(lists, key=lambda one: (order[one.kind], one.since))
    return tuple(
        _line(one, current.get(one.pk), has_draft=one.pk in drafted)
        for one in found
        if drafts or one.pk in current
    )


def _line(one: DutyList, version: ListVersion | None, *, has_draft: bool) -> ListLine:
    return ListLine(
        id=one.pk,
        title=one.title,
        kind=one.get_kind_display(),
        entries=version.count if version else 0,  # type: ignore[attr-defined]
        number=version.number if version else None,
        since=version.effective_from if version else None,
        review_due_at=version.review_due_at if version else None,
        has_draft=has_draft,
    )


def around(tenant_id: int, actor: Acting) -> tuple[Unit, ...]:
    """The units whose lists concern a person: their own and those above, nearest first."""
    units = directory()
    found: dict[UUID, Unit] = {}
    for post in actor.posts:
        for unit in (units.get(post.organisation_id), *units.superiors(post.organisation_id)):
            if unit.tenant_id == tenant_id:
                found[unit.id] = unit
    return tuple(found.values())


def home_community(units: Iterable[Unit]) -> Unit | None:
    """The community among a person's units."""
    return next((unit for unit in units if unit.kind == "community"), None)


def line_up(community_id: UUID) -> tuple[UUID, ...]:
    """A community and the units above it."""
    above = directory().superiors(community_id)
    return (community_id, *(unit.id for unit in above))


def editable(tenant_id: int, actor: Acting) -> tuple[Unit, ...]:
    """The units whose lists a person may write: their own and those below."""
    mine = actor.organisations_with(policy.EDIT)
    units = directory()
    return tuple(
        unit
        for unit in units.units(tenant_id)
        if unit.id in mine or any(above.id in mine for above in units.superiors(unit.id))
    )


def entries_of(version: ListVersion, here: Unit | None = None) -> tuple[EntryLine, ...]:
    """What a version says, in the order of its codes. One query.

    `here` is the community or street that reads: a list for all of them means that one.
    """
    one = version.duty_list
    return tuple(entry_line(row, one, here) for row in version.entries.order_by("code"))


def entry_line(row: DutyEntry, one: DutyList, here: Unit | None) -> EntryLine:
    """One entry, with the unit in charge: its own, else whoever the list applies to."""
    in_charge = directory().find(row.unit_id) or _bearer(one, here)
    return EntryLine(
        id=row.pk,
        code=row.code,
        title=row.title,
        basis=row.basis,
        categories=category_titles(row.categories),
        unit=in_charge.label if in_charge else _each(one),
        phone=in_charge.duty_phone if in_charge else "",
        assisting=unit_names(row.text.assisting),
        note=row.note,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        is_admitted=row.admitted_by_id is not None,
    )


def _bearer(one: DutyList, here: Unit | None) -> Unit | None:
    owner = directory().find(one.owner_id)
    if owner is not None and (owner.kind == one.applies_to or one.kind == ListKind.NEGATIVE):
        return owner
    return here if here is not None and here.kind == one.applies_to else None


def _each(one: DutyList) -> str:
    return {
        AppliesTo.COMMUNITY.value: _("Each community"),
        AppliesTo.STREET.value: _("Each street"),
    }.get(one.applies_to, "")


def versions_of(one: DutyList, *, drafts: bool) -> Sequence[ListVersion]:
    """Its versions, the newest first; a draft stands on top where it may be seen."""
    shown = Q(state__in=(VersionState.PUBLISHED, VersionState.REPLACED))
    if drafts:
        shown |= Q(state=VersionState.DRAFT)
    rows = one.versions.filter(shown)
    return sorted(rows, key=lambda version: -(version.number or 10**6))
