"""Background work on messages; the delivery of one stands in delivery.py."""

from datetime import timedelta

from django_tasks import task

from jielin.kernel import clock

from .models import OutboxMessage


@task()
def pick_up() -> int:
    """Enqueue again what a lost worker or job left behind."""
    return OutboxMessage.pick_up(clock.now())


@task()
def forget() -> int:
    """Empty the texts whose time is over."""
    return OutboxMessage.forget(clock.now())


SCHEDULE = {"pick_up": timedelta(minutes=1), "forget": timedelta(days=1)}
