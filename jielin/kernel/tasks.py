"""The kernel's background jobs: ids in, one call."""

from datetime import date, timedelta

from django_tasks import task

from . import sealing


@task()
def seal(day: str = "") -> None:
    """Seal every home's events up to the end of yesterday, or of the day given."""
    sealing.seal_all(date.fromisoformat(day) if day else None)


SCHEDULE = {"seal": timedelta(days=1)}
