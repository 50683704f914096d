"""Background jobs of this app; what is due each day runs with the retention of all apps."""

from django_tasks import task

from jielin.kernel import clock

from . import personal


@task()
def forget() -> None:
    """Delete what no purpose needs any more, at once and without waiting for the daily run."""
    personal.retain(clock.now())
