"""Background jobs that failed, and how to run them once more.

A job belongs to the home of the events, message or notices that it is about; what is done for the
whole platform at once belongs to none and is shown in every home.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from jielin.deadlines.following import tell
from jielin.kernel.models import Event
from jielin.kernel.reactions import react
from jielin.messages.delivery import deliver

LOOKED_AT, SHOWN = 400, 50
Job = DBTaskResult[..., object]


@dataclass(frozen=True)
class Failure:
    """A job that stopped: which one and the kind of its error.

    Never its arguments or the words of the error: both may hold what a resident wrote.
    """

    id: UUID
    name: str
    error: str
    at: datetime | None
    is_of_all: bool


def failures(tenant_id: int) -> tuple[Failure, ...]:
    """The latest failed jobs of the home and of the whole platform, newest first."""
    rows = list(_failed().order_by("-finished_at")[:LOOKED_AT])
    homes = _homes(rows)
    mine = [row for row in rows if tenant_id in homes[row.id] or not homes[row.id]]
    return tuple(_failure(row, is_of_all=not homes[row.id]) for row in mine[:SHOWN])


def run_again(id: UUID, tenant_id: int) -> bool:
    """Put a failed job back into the queue; False when it is not failed here any more."""
    rows = list(_failed().filter(id=id))
    if any(homes and tenant_id not in homes for homes in _homes(rows).values()):
        return False
    changed = _failed().filter(id=id)
    return bool(changed.update(status=TaskResultStatus.READY, started_at=None, finished_at=None))


def _failed() -> Any:
    return DBTaskResult.objects.filter(status=TaskResultStatus.FAILED)


def _homes(rows: Iterable[Job]) -> dict[UUID, frozenset[int]]:
    """The homes of each job; none for what is done for all. At most three queries."""
    found: dict[UUID, frozenset[int]] = {}
    subjects: dict[UUID, tuple[type[Any], list[UUID]]] = {}
    for row in rows:
        told = row.args_kwargs["args"]
        found[row.id] = frozenset()
        if row.task_path == deliver.module_path:
            found[row.id] = frozenset({int(told[0])})
        elif row.task_path == react.module_path:
            subjects[row.id] = (Event, [UUID(one) for one in told[0]])
        elif row.task_path == tell.module_path:
            model = apps.get_model("deadlines", told[0])
            subjects[row.id] = (model, [UUID(one) for one in told[1]])
    known = _tenants(subjects.values())
    for job, (_model, ids) in subjects.items():
        found[job] = frozenset(known[id] for id in ids if id in known)
    return found


def _tenants(subjects: Iterable[tuple[type[Any], list[UUID]]]) -> dict[UUID, int]:
    asked: dict[type[Any], list[UUID]] = {}
    for model, ids in subjects:
        asked.setdefault(model, []).extend(ids)
    known: dict[UUID, int] = {}
    for model, ids in asked.items():
        rows = model._default_manager.filter(pk__in=ids)
        known |= dict(rows.values_list("pk", "tenant_id"))
    return known


def _failure(row: Job, *, is_of_all: bool) -> Failure:
    return Failure(
        id=row.id,
        name=row.task_path.removeprefix("jielin."),
        error=row.exception_class_path.rpartition(".")[2],
        at=row.finished_at,
        is_of_all=is_of_all,
    )
