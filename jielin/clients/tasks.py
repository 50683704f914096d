"""Background work on clients; the delivery of one event stands in carrying.py."""

from datetime import timedelta

from django_tasks import task

from jielin.kernel import clock

from .models import Delivery, KeptAnswer

SCHEDULE = {"pick_up": timedelta(minutes=5), "forget": timedelta(hours=1)}


@task()
def pick_up() -> int:
    """Enqueue again what a lost worker or job left behind."""
    return Delivery.pick_up(clock.now())


@task()
def forget() -> int:
    """Delete kept answers after a day and deliveries after a month."""
    now = clock.now()
    return KeptAnswer.forget(now) + Delivery.forget(now)
