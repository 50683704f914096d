"""Background work on promises: the sweep, the warnings, the calendar that came out."""

from datetime import timedelta

from django_tasks import task

from jielin.kernel import clock
from jielin.kernel.reference import held

from .models import Correction, Notice
from .queries import rulebook

SCHEDULE = {"sweep": timedelta(minutes=1), "forewarn": timedelta(minutes=10)}


@task()
def sweep() -> int:
    """Note what is overdue."""
    return Notice.sweep(clock.now())


@task()
def forewarn() -> int:
    """Note what has used up half or most of its time."""
    return Notice.forewarn(clock.now())


@task()
def recompute(year: int) -> int:
    """Set provisional due times right after the calendar of a year was loaded."""
    with held():
        return Correction.apply(year, rulebook(), clock.now())
