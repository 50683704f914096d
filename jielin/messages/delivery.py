"""When a message is tried again, and the job that tries."""

from datetime import datetime, timedelta
from uuid import UUID

from django.apps import apps
from django_tasks import task

# [proposal] Five tries within about an hour and a half; a gateway that is away longer is a
# matter for the operator, who sees the message under "failed".
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 20, 60))
MOST_TRIES = len(WAITS) + 1
# A worker that claimed a message and fell silent this long is taken for dead.
LEASE = timedelta(minutes=5)


def next_try(attempts: int, now: datetime) -> datetime | None:
    """When to try again after so many tries; None when it is enough."""
    return now + WAITS[attempts - 1] if attempts < MOST_TRIES else None


@task()
def deliver(tenant_id: int, id: str) -> None:
    """One try. Safe to run twice: the row is claimed first."""
    apps.get_model("outbox", "OutboxMessage").deliver(tenant_id, UUID(id))
