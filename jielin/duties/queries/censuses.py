"""A census as its page shows it: the items by class, and what each was given."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from jielin.organisations.queries import directory

from ..models import Census, CensusLine
from ..states import BurdenKind, Judgement


@dataclass(frozen=True)
class ItemLine:
    """One item of a census."""

    id: UUID
    title: str
    department: str
    hours: str
    verdict: str
    verdict_label: str
    reason: str


@dataclass(frozen=True)
class KindGroup:
    """The items of one class."""

    kind: str
    label: str
    items: tuple[ItemLine, ...]


@dataclass(frozen=True)
class Progress:
    """How far a census is."""

    total: int
    judged: int
    keep: int
    merge: int
    cancel: int

    @property
    def left(self) -> int:
        return self.total - self.judged

    @property
    def percent(self) -> int:
        return round(self.judged * 100 / self.total) if self.total else 100


def groups(census: Census, kind: str = "", *, waiting: bool = False) -> tuple[KindGroup, ...]:
    """The items by class, perhaps of one class or only those without a verdict. One query."""
    rows = census.lines.select_related("item").order_by("item__kind", "item__title", "id")
    if kind:
        rows = rows.filter(item__kind=kind)
    if waiting:
        rows = rows.filter(verdict="")
    found: dict[str, list[ItemLine]] = {value: [] for value in BurdenKind.values}
    for line in rows:
        found[line.item.kind].append(_item(line))
    labels = dict(BurdenKind.choices)
    return tuple(
        KindGroup(value, str(labels[value]), tuple(items))
        for value, items in found.items()
        if items
    )


def progress(census: Census) -> Progress:
    """One query."""
    wanted = {value: Count("id", filter=Q(verdict=value)) for value in Judgement.values}
    told = census.lines.aggregate(total=Count("id"), **wanted)
    judged = sum(told[value] for value in Judgement.values)
    return Progress(told["total"], judged, told["keep"], told["merge"], told["cancel"])


def of_community(tenant_id: int, community_id: UUID) -> tuple[Census, ...]:
    """Its censuses, the newest first."""
    rows = Census.objects.filter(tenant_id=tenant_id, community_id=community_id)
    return tuple(rows.order_by("-half"))


def latest(tenant_id: int, communities: Iterable[UUID], half: str) -> dict[UUID, Census]:
    """This half-year's census of each community that has one. One query."""
    rows = Census.objects.filter(
        tenant_id=tenant_id, half=half, community_id__in=tuple(communities)
    )
    return {census.community_id: census for census in rows}


def _item(line: CensusLine) -> ItemLine:
    return ItemLine(
        id=line.item_id,
        title=line.item.title,
        department=directory().name(line.item.department_id),
        hours=f"{line.item.hours_month:g}",
        verdict=line.verdict,
        verdict_label=line.get_verdict_display() if line.verdict else "",
        reason=line.reason,
    )
