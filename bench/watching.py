"""Inside the project: fill a home with promises, and time who asks for them and who watches."""

import json
import statistics
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from django.db import connection

from jielin.deadlines import todo
from jielin.deadlines.models import Notice
from jielin.kernel import clock
from jielin.kernel.models import Promise, Tenant
from jielin.kernel.reference import held
from jielin.organisations.queries import directory
from jielin.people.acting import Acting, Post
from jielin.people.duties import DeskRequest
from jielin.whistles.queries.board import board

OPEN_SHARE = 15  # of a hundred
NEW = (25_000, 100_000)
ROUNDS = 60
LOOKS = (
    ("sweep", Notice.sweep, timedelta(0)),
    ("forewarn", Notice.forewarn, timedelta(days=1)),
)
# Of every promise: made up to half a year ago, for seven days; of the open ones up to six
# days ago, already looked at, so that the next look is at half, at 80 %, or at the end.
FILL = """
INSERT INTO kernel_promise (id, tenant_id, subject_kind, subject_id, kind, owner_id, area_id,
    made_at, due_at, is_open, kept_at, provisional, next_mark_at)
SELECT gen_random_uuid(), 1, 'case', gen_random_uuid(), 'resolve', (%(owners)s::uuid[])[
        1 + (n %% %(units)s)], NULL, made, made + interval '7 days', is_open,
    CASE WHEN is_open THEN NULL ELSE made + interval '3 days' END, false,
    CASE WHEN NOT is_open THEN NULL
         WHEN made + interval '3.5 days' > %(now)s THEN made + interval '3.5 days'
         WHEN made + interval '5.6 days' > %(now)s THEN made + interval '5.6 days'
         ELSE made + interval '7 days' END
FROM (SELECT n, n %% 100 < %(share)s AS is_open, %(now)s - CASE WHEN n %% 100 < %(share)s
        THEN interval '1 minute' + (n %% 8640) * interval '1 minute'
        ELSE interval '7 days' + (n %% 260000) * interval '1 minute' END AS made
      FROM generate_series(1, %(count)s) AS n) AS drawn
"""
SPREAD = """
UPDATE kernel_promise SET next_mark_at = %s - random() * interval '1 hour'
WHERE is_open AND made_at = %s
"""


def fill(count: int) -> None:
    """Promises of all units of one home, most of them kept long ago."""
    owners = [str(unit.id) for unit in directory().units(1)]
    told_of: dict[str, Any] = {
        "owners": owners,
        "units": len(owners),
        "now": clock.now(),
        "count": count,
    }
    with connection.cursor() as cursor:
        cursor.execute(FILL, {**told_of, "share": OPEN_SHARE})


def measure(folder: str) -> None:
    """All figures, into a file: milliseconds of questions, seconds and rates of watching."""
    with held():
        found: dict[str, Any] = {
            "stored": Promise.objects.count(),
            "open": Promise.objects.open().count(),
            "todo": _todo(),
            "statement": _statement(),
            "board": _asked(lambda: board(_everybody(), 1, clock.now())),
        }
        found["first"] = _timed(lambda: Notice.forewarn(clock.now()))
        found["watched"] = {
            f"{name} {count}": _watched(count, look, ahead)
            for count in NEW
            for name, look, ahead in LOOKS
        }
    Path(folder, "promises.json").write_text(json.dumps(found))


def _todo() -> dict[str, float]:
    """The list of one officer of each unit in turn."""
    home, units = Tenant.objects.get(pk=1), directory().units(1)
    desks = [
        cast(DeskRequest, SimpleNamespace(acting=_at(unit.id), home=home))
        for _round in range(3)
        for unit in units[: ROUNDS // 3]
    ]
    times = [_timed(partial(todo.lines, desk, clock.now())) for desk in desks]
    return _spread([seconds for _found, seconds in times])


def _statement() -> float:
    """What the database itself needs to find the soonest promises of a unit."""
    unit = directory().units(1)[0]
    rows = Promise.objects.open().filter(tenant_id=1, owner_id=unit.id).order_by("due_at")
    plan: str = rows[: todo.MOST].explain(analyze=True)
    last = plan.splitlines()[-1]
    return float(last.split()[-2])


def _at(unit_id: Any) -> Acting:
    duties = frozenset({"desk.open", "cases.read", "cases.handle"})
    return Acting(None, "", (Post(unit_id, 1, "department_officer", duties),))


def _everybody() -> Acting:
    duties = frozenset({"desk.open", "cases.read", "whistles.read"})
    posts = tuple(Post(unit.id, 1, "district_leader", duties) for unit in directory().units(1)[:3])
    return Acting(None, "", posts)


def _asked(question: Callable[[], object]) -> dict[str, float]:
    return _spread([_timed(question)[1] for _ in range(ROUNDS)])


def _spread(seconds: list[float]) -> dict[str, float]:
    """Milliseconds: the middle and the worst."""
    return {"p50": 1000 * statistics.median(seconds), "worst": 1000 * max(seconds)}


def _watched(count: int, look: Callable[[datetime], int], ahead: timedelta) -> dict[str, float]:
    """So many promises newly at a mark, looked at, and once more with nothing new."""
    now = clock.now()
    made = now - timedelta(days=8) if not ahead else now - timedelta(days=4)
    ids = Promise.objects.open().order_by("id").values("pk")[:count]
    rows = Promise.objects.filter(tenant_id=1, pk__in=ids)
    at_mark = {"made_at": made, "due_at": now - timedelta(hours=1) + ahead}
    rows.update(**at_mark)
    with connection.cursor() as cursor:
        cursor.execute(SPREAD, [now, made])
        cursor.execute("ANALYZE kernel_promise")
    new, first = _timed(lambda: look(now))
    _none, again = _timed(lambda: look(now))
    return {"new": new, "seconds": first, "a_second": new / first, "again_ms": 1000 * again}


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    began = time.perf_counter()
    return work(), time.perf_counter() - began
