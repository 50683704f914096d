"""The burden meter: what is asked of communities in a month; things are counted, never people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from jielin.organisations.queries import directory

from ..models import BurdenItem, CensusLine, Refusal
from ..months import Month
from ..states import BurdenKind as B

PLAQUES = (B.PLAQUE, B.POSTED_ROLE)
SYSTEMS = (B.SYSTEM, B.PLATFORM)
BY_COMMUNITY, BY_DEPARTMENT = "community_id", "department_id"


@dataclass(frozen=True)
class MeterRow:
    """What one community bears, or one department asks, in a month."""

    id: UUID | None
    name: str
    items: int
    forms: int
    hours: Decimal
    plaques: int
    systems: int
    refused: int
    percent: int = 0


@dataclass(frozen=True)
class TrendRow:
    """One month of all that is in view."""

    month: Month
    items: int
    hours: Decimal
    refused: int
    percent: int = 0


@dataclass(frozen=True)
class Reach:
    """Whose burdens are in view: of communities, or what one's own departments ask."""

    tenant_id: int
    communities: tuple[UUID, ...]
    departments: tuple[UUID, ...] = ()

    @property
    def condition(self) -> Q:
        mine = Q(community_id__in=self.communities)
        return mine | Q(department_id__in=self.departments) if self.departments else mine

    def items(self) -> "QuerySet[BurdenItem]":
        rows = BurdenItem.objects.filter(self.condition, tenant_id=self.tenant_id)
        return rows.order_by()

    def refusals(self) -> "QuerySet[Refusal]":
        rows = Refusal.objects.filter(self.condition, tenant_id=self.tenant_id)
        return rows.order_by()


def meter(reach: Reach, month: Month, by: str) -> tuple[MeterRow, ...]:
    """One row a community or department, the heaviest first. Two queries."""
    rows = (
        reach.items()
        .filter(_standing(month))
        .values(by)
        .annotate(
            items=Count("id"),
            forms=Count("id", filter=Q(kind=B.FORM)),
            hours=Sum("hours_month"),
            plaques=Count("id", filter=Q(kind__in=PLAQUES)),
            systems=Count("id", filter=Q(kind__in=SYSTEMS)),
        )
    )
    found = {row.pop(by): row for row in rows}
    refused = dict(
        reach.refusals().filter(_made(month)).values_list(by).annotate(count=Count("id"))
    )
    most = max((row["items"] for row in found.values()), default=0)
    made = (_row(id, found.get(id), refused.get(id, 0), most) for id in {*found, *refused})
    return tuple(sorted(made, key=lambda row: (-row.items, -row.refused, row.name)))


def trend(reach: Reach, months: Sequence[Month]) -> tuple[TrendRow, ...]:
    """How it went month by month. Two queries, however many months."""
    wanted: dict[str, Count | Sum] = {}
    for at, month in enumerate(months):
        wanted[f"items_{at}"] = Count("id", filter=_standing(month))
        wanted[f"hours_{at}"] = Sum("hours_month", filter=_standing(month))
    items = reach.items().aggregate(**wanted)
    refused = reach.refusals().aggregate(
        **{f"refused_{at}": Count("id", filter=_made(m)) for at, m in enumerate(months)}
    )
    most = max((items[f"items_{at}"] for at in range(len(months))), default=0)
    return tuple(
        TrendRow(
            month=month,
            items=items[f"items_{at}"],
            hours=items[f"hours_{at}"] or Decimal(0),
            refused=refused[f"refused_{at}"],
            percent=_percent(items[f"items_{at}"], most),
        )
        for at, month in enumerate(months)
    )


def _standing(month: Month) -> Q:
    """Asked for on at least one day of the month."""
    first, following = month.first, month.next.first
    return Q(since__lt=following) & (Q(until=None) | Q(until__gt=first))


def _made(month: Month) -> Q:
    return Q(refused_at__date__gte=month.first, refused_at__date__lt=month.next.first)


def _row(id: UUID | None, row: dict[str, int] | None, refused: int, most: int) -> MeterRow:
    told = row or dict.fromkeys(("items", "forms", "plaques", "systems"), 0)
    return MeterRow(
        id=id,
        name=directory().name(id),
        items=told["items"],
        forms=told["forms"],
        hours=Decimal(told.get("hours") or 0),
        plaques=told["plaques"],
        systems=told["systems"],
        refused=refused,
        percent=_percent(told["items"], most),
    )


def _percent(part: int, whole: int) -> int:
    return round(part * 100 / whole) if whole else 0


@dataclass(frozen=True)
class KindRow:
    """One class of burdens of a community: now, and at the census before."""

    label: str
    count: int
    before: int | None
    percent: int

    @property
    def change(self) -> int | None:
        return None if self.before is None else self.count - self.before


def kinds(reach: Reach, day: date, before: Sequence[UUID]) -> tuple[KindRow, ...]:
    """What stands by class, beside what the census `before` (its id, if any) had counted."""
    standing = reach.items().filter(since__lte=day, until=None).values_list("kind")
    now = dict(standing.annotate(count=Count("id")))
    lines = CensusLine.objects.filter(
        tenant_id=reach.tenant_id, census__in=tuple(before)
    ).order_by()
    then = dict(lines.values_list("item__kind").annotate(count=Count("id"))) if before else None
    most = max(now.values(), default=0)
    return tuple(
        KindRow(
            label=str(label),
            count=now.get(kind, 0),
            before=None if then is None else then.get(kind, 0),
            percent=_percent(now.get(kind, 0), most),
        )
        for kind, label in B.choices
        if now.get(kind) or (then and then.get(kind))
    )


def refused_on(reach: Reach, since: date) -> tuple[Refusal, ...]:
    """The newest refusals since a day. One query."""
    rows = reach.refusals().filter(refused_at__date__gte=since)
    return tuple(rows.order_by("-refused_at")[:20])
