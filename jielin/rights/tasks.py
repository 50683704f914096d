"""Background jobs of this app."""

from datetime import timedelta

from django_tasks import task

from jielin.kernel import clock

from .models import OwnCopy, RetentionRun

SCHEDULE = {"retain": timedelta(days=1), "tidy": timedelta(hours=1)}


@task()
def retain() -> int:
    """Delete what has served its time in every app, and keep the proof."""
    return RetentionRun.run(clock.now())


@task()
def tidy() -> int:
    """Delete copies whose day is over."""
    return OwnCopy.objects.tidy(clock.now())
