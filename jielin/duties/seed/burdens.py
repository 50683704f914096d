"""What the demo's communities bear: 梧桐里 with the numbers that 西苑 counted (handbook #35)."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from ..models import Burden, Census
from ..months import half_of
from ..states import BurdenKind as B
from ..states import Judgement
from .telling import HOME, Telling, rows, unit_id

# 48 platforms, 11 contests, 51 surveys, 31 posted roles, 37 letters, 23 certificates.
XIYUAN = {
    B.PLATFORM: 48,
    B.EVALUATION: 11,
    B.SURVEY: 51,
    B.POSTED_ROLE: 31,
    B.LETTER: 37,
    B.CERTIFICATE: 23,
}
NAMES = {
    B.PLATFORM: ("{}信息平台", "{}小程序", "{}报送系统", "{}工作群"),
    B.EVALUATION: ("{}示范社区创建",),
    B.SURVEY: ("{}月报表", "{}情况统计", "{}摸底表"),
    B.POSTED_ROLE: ("{}工作站", "{}联络员"),
    B.LETTER: ("{}责任书", "{}承诺书"),
    B.CERTIFICATE: ("{}情况证明", "{}盖章"),
}
HOURS = {B.PLATFORM: "1.5", B.SURVEY: "2", B.EVALUATION: "6", B.CERTIFICATE: "1"}
REASONS = {
    Judgement.KEEP: "有法律法规依据，本年继续",
    Judgement.MERGE: "与同类事项合并，一次采集",
    Judgement.CANCEL: "没有依据，取消",
}
HALF_YEAR = 183
FEWER = {"槐荫里社区": 60, "东桥社区": 48, "柳巷社区": 40}


def tell_burdens(telling: Telling) -> None:
    """The half-year before: 梧桐里 judged it all; others have begun to count."""
    found = dict(_found(telling.now.date() - timedelta(days=700)))
    _closed(telling, found)
    for community, number in FEWER.items():
        with telling.days_ago(20):
            _census(telling, community).add(
                by=telling.actor("zhou" if community != "柳巷社区" else "sun"),
                burdens=[one for kind in found.values() for one in kind][::3][:number],
            )


def tell_census(telling: Telling) -> None:
    """This half-year's census of 梧桐里, under way, with what was admitted since."""
    last = Census.objects.filter(tenant_id=HOME, community_id=unit_id("梧桐里社区")).first()
    if last is None or last.half != half_of(timezone.localdate(telling.now)):
        _under_way(telling)


def _closed(telling: Telling, found: dict[str, list[Burden]]) -> None:
    """All of it judged: what stands above the Xiyuan numbers was merged or cancelled."""
    with telling.days_ago(HALF_YEAR):
        census = _census(telling, "梧桐里社区")
        burdens = [one for kind in found.values() for one in kind]
        census.add(by=telling.actor("li"), burdens=burdens)
    with telling.days_ago(HALF_YEAR - 9, "15:30"):
        for verdict, items in _verdicts(census).items():
            reason = REASONS[Judgement(verdict)]
            census.judge(by=telling.actor("zhou"), items=items, verdict=verdict, reason=reason)
        census.close(by=telling.actor("liang"))


def _under_way(telling: Telling) -> None:
    with telling.days_ago(6):
        census = _census(telling, "梧桐里社区")
    with telling.days_ago(2, "10:40"):
        lines = census.lines.filter(item__kind__in=(B.CERTIFICATE, B.EVALUATION))
        items = list(lines.values_list("item_id", flat=True))
        reason = REASONS[Judgement.KEEP]
        census.judge(by=telling.actor("zhou"), items=items, verdict="keep", reason=reason)


def _census(telling: Telling, community: str) -> Census:
    who = "sun" if community == "柳巷社区" else "zhou"
    by = telling.actor(who)
    return Census.open(tenant_id=HOME, community_id=unit_id(community), by=by)


def _verdicts(census: Census) -> dict[str, list[UUID]]:
    """As many kept of each class as Xiyuan counted; of the rest every second is merged."""
    found: dict[str, list[UUID]] = {value: [] for value in Judgement.values}
    for kind, number in XIYUAN.items():
        lines = census.lines.filter(item__kind=kind).order_by("item__title", "item_id")
        items = list(lines.values_list("item_id", flat=True))
        found[Judgement.KEEP] += items[:number]
        found[Judgement.MERGE] += items[number::2]
        found[Judgement.CANCEL] += items[number + 1 :: 2]
    return {verdict: items for verdict, items in found.items() if items}


def _found(since: date) -> Iterator[tuple[str, list[Burden]]]:
    topics = rows("demo_burdens.csv")
    for kind, names in NAMES.items():
        asked = [row for row in topics if kind in row["kinds"].split()]
        yield (
            kind,
            [
                Burden(
                    kind=kind,
                    title=names[at % len(names)].format(row["topic"]),
                    department_id=unit_id(row["unit"]),
                    hours_month=Decimal(HOURS.get(kind, "0.5")),
                    since=since + timedelta(days=at * 5),
                )
                for at, row in enumerate(asked)
            ],
        )
