"""Background jobs that failed, and how to run them once more."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

SHOWN = 50


@dataclass(frozen=True)
class Failure:
    """A job that stopped: which one and the kind of its error.

    Never its arguments or the words of the error: jobs of all homes stand on one page, and
    both may hold what a resident wrote.
    """

    id: UUID
    name: str
    error: str
    at: datetime | None


def failures() -> tuple[Failure, ...]:
    """The latest failed jobs, newest first. One query."""
    rows = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED)
    return tuple(_failure(row) for row in rows.order_by("-finished_at")[:SHOWN])


def run_again(id: UUID) -> bool:
    """Put a failed job back into the queue; False when it is not failed any more."""
    waiting = DBTaskResult.objects.filter(id=id, status=TaskResultStatus.FAILED)
    return bool(waiting.update(status=TaskResultStatus.READY, started_at=None, finished_at=None))


def _failure(row: "DBTaskResult[..., object]") -> Failure:
    return Failure(
        id=row.id,
        name=row.task_path.removeprefix("jielin."),
        error=row.exception_class_path.rpartition(".")[2],
        at=row.finished_at,
    )
