"""Inside the project: fill a home with cases and their documents, and time who searches them."""

import json
import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from jielin.cases.models import Case
from jielin.cases.queries import reach
from jielin.cases.search import SEARCHED
from jielin.kernel import clock
from jielin.kernel.copying import write
from jielin.kernel.ids import uuid7
from jielin.kernel.models import Involvement, Tenant
from jielin.kernel.reference import held
from jielin.organisations.queries import directory
from jielin.people.acting import Acting
from jielin.people.models import Account
from jielin.people.queries import acting
from jielin.search import queries, words
from jielin.search.models import Document
from jielin.territory.queries import gazetteer

BATCH, ROUNDS, SEED = 1000, 6, 20260714
THINGS = (
    "路灯", "井盖", "电梯", "水管", "垃圾桶", "树枝", "楼道灯", "门禁", "消防通道", "充电桩",
    "下水道", "围墙", "健身器材", "人行道", "护栏", "广告牌", "共享单车", "油烟机", "施工围挡",
    "排水沟", "暖气", "燃气管", "屋顶", "停车位", "流浪狗", "噪音", "早点摊", "快递柜", "自来水",
    "有线电视",
)  # fmt: skip
TROUBLES = (
    "不亮了", "坏了好几天", "漏水", "堵住了", "没人清理", "晚上太吵", "被人占用", "有异味",
    "松动了", "掉下来差点伤人", "一直没有修", "反复出问题", "收费不合理", "影响老人出行",
    "无人管理",
)  # fmt: skip
ASKED = (
    "路灯", "路灯不亮", "电梯 漏水", "井盖", "掉下来差点伤人", "梧桐里", "梧桐路88弄", "东桥街道",
    "区路灯管理所", "噪音 晚上", "3号楼", "灯", "暖气", "健身器材松动了", "没有这样的事",
    "20260714", "流浪狗 有异味 12号楼",
)  # fmt: skip
CAST = ("he", "zhou", "li", "wang", "zhao")


def fill(count: int) -> None:
    """Copies of told cases with other words and places, and their documents by the usual way."""
    rng, mould = Random(SEED), Case.objects.filter(tenant_id=1, is_confidential=False)[0]
    units = [unit.id for unit in directory().units(1, "department")]
    spots = [id for id, home in gazetteer().homes.items() if home == 1]
    spots = [id for id in spots if gazetteer().get(id).level in {"community", "grid"}]
    with held():
        for start in range(0, count, BATCH):
            cases = [_case(rng, mould, spots, start + n) for n in range(min(BATCH, count - start))]
            involved = [_involved(case, rng.choice(units)) for case in cases]
            with transaction.atomic():
                write(Case, cases)
                write(Involvement, involved)
    connection.close()


def _case(rng: Random, mould: Case, spots: list[int], at: int) -> Case:
    spot = rng.choice(spots)
    line, moment = gazetteer().line(spot), clock.now() - timedelta(minutes=2.5 * at)
    new = Case(**{f.attname: getattr(mould, f.attname) for f in Case._meta.concrete_fields})
    new.pk, new.filed_key, new.registered_at = uuid7(), None, moment
    new.number = f"SQ{moment:%Y%m%d}-{at % 10000:04d}{at // 10000}"[:18]
    new.area_id, new.community_id, new.street_id = spot, line.community_id, line.street_id
    new.place = f"梧桐路{rng.randint(1, 300)}弄{rng.randint(1, 30)}号楼"
    told = [f"{rng.choice(THINGS)}{rng.choice(TROUBLES)}" for _sentence in range(3)]
    new.title, new.text = told[0], f"{new.place}{'，'.join(told)}，请尽快派人来看看，谢谢。"
    return new


def _involved(case: Case, unit_id: UUID) -> Involvement:
    case.holder_id = unit_id
    return Involvement(
        id=uuid7(), tenant_id=1, matter_kind=Case.kind, matter_id=case.pk,
        organisation_id=unit_id, since=case.registered_at,
    )  # fmt: skip


def measure(folder: str, shown: int) -> None:
    """Writes all documents, then asks: milliseconds of the index alone and of whole answers."""
    ids = list(reach.ids(1))
    with held():
        began = time.perf_counter()
        for start in range(0, len(ids), BATCH):
            Document.put(Case.kind, reach.told(1, ids[start : start + BATCH]))
        spent = time.perf_counter() - began
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
        found = {"documents": len(ids), "a_second": len(ids) / spent, **_asked(shown)}
    Path(folder, "search.json").write_text(json.dumps(found))


def _asked(shown: int) -> dict[str, Any]:
    people = [acting(Account.objects.get(username=name)).at(1) for name in CAST]
    home, times = Tenant.objects.get(pk=1), defaultdict[str, list[float]](list)
    by_words, by_both = defaultdict[str, list[float]](list), defaultdict[Any, list[float]](list)
    for _round in range(ROUNDS):
        for typed in ASKED:
            for person in people:
                times["bare"].append(_timed(_bare))
                times["index"].append(_timed(partial(_index, person, typed, shown)))
                busy = time.process_time()
                times["search"].append(_timed(partial(_whole, person, home, typed, shown)))
                times["its own work"].append(time.process_time() - busy)
                by_words[typed].append(times["search"][-1])
                by_both[typed, person].append(times["search"][-1])
    times["at its best"] = [min(some) for some in by_both.values()]
    middles = {typed: 1000 * statistics.median(some) for typed, some in by_words.items()}
    return {**{name: _spread(some) for name, some in times.items()}, "words": middles}


def _bare() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchall()


def _index(person: Acting, typed: str, shown: int) -> None:
    queries.candidates(SEARCHED[0], person, 1, words.read(typed), queries.Span(shown + 1))


def _whole(person: Acting, home: Tenant, typed: str, shown: int) -> None:
    queries.search(SEARCHED[0], person, home, words.read(typed), shown=shown)


def _spread(seconds: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(seconds, n=20)
    told = {"p50": statistics.median(seconds), "p95": cuts[18], "worst": max(seconds)}
    return {**{name: 1000 * one for name, one in told.items()}, "count": len(seconds)}


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
