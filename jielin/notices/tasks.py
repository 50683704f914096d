"""Background work on notices: what is over ends."""

from datetime import timedelta

from django_tasks import task

from jielin.kernel import clock

from .models import Notice

SCHEDULE = {"expire": timedelta(minutes=10)}


@task()
def expire() -> int:
    """End the notices whose time has passed; residents see them as past from that moment on."""
    return Notice.expire(clock.now())
