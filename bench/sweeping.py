"""How fast overdue promises are noted, and that the cost follows them alone."""

import json
import time
from datetime import datetime, timedelta
from pathlib import Path

from django.db import connection, transaction

from jielin.deadlines.models import Notice
from jielin.kernel import clock
from jielin.kernel.models import Promise

OVERDUE = 100_000
PART = 0.25


def measure(folder: str) -> None:
    """Sweep a quarter and all of 100,000 overdue promises, and these once more."""
    stored = Promise.objects.count()
    part, _ = _swept(int(OVERDUE * PART))
    whole, again = _swept(OVERDUE)
    found = {"stored": stored, "swept": [part, whole], "again": again[1]}
    Path(folder, "sweep.json").write_text(json.dumps(found))


def _swept(count: int) -> tuple[tuple[int, float], tuple[int, float]]:
    """Two sweeps one after the other: the second finds nothing new. Nothing of it stays."""
    with transaction.atomic():
        now = _overdue(count)
        found = _timed(now), _timed(now)
        transaction.set_rollback(True)
    return found


def _timed(now: datetime) -> tuple[int, float]:
    """How many were noted, and in how many seconds."""
    began = time.perf_counter()
    count = Notice.sweep(now)
    return count, time.perf_counter() - began


def _overdue(count: int) -> datetime:
    """Let exactly so many open promises be overdue: copies of those that are, if need be."""
    columns = [f.attname for f in Promise._meta.concrete_fields if f.attname != "id"]
    names, table = ", ".join(columns), Promise._meta.db_table
    late = Promise.objects.filter(is_open=True, due_at__lt=clock.now())
    missing = count - late.count()
    if missing > 0:
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {table} (id, {names}) SELECT gen_random_uuid(), {names} "
                f"FROM {table}, generate_series(1, 1000) WHERE is_open AND due_at < %s LIMIT %s",
                [clock.now() - timedelta(seconds=1), missing],
            )
            cursor.execute(f"ANALYZE {table}")
        return clock.now()
    last: Promise = late.order_by("due_at")[count]
    return last.due_at
