"""Background work on messages; the delivery of one stands in delivery.py."""

from datetime import timedelta

from django_tasks import task

from jielin.kernel import clock

from .models import OutboxMessage

SCHEDULE = {"pick_up": timedelta(minutes=5), "forget": timedelta(minutes=1)}


@task()
def pick_up() -> int:
    """Enqueue again what a lost worker or job left behind."""
    return OutboxMessage.pick_up(clock.now())


@task()
def forget() -> int:
    """Empty the texts whose time is over."""
    return OutboxMessage.forget(clock.now())
