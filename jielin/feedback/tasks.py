"""Background work on feedback: what was answered and left so is closed."""

from datetime import timedelta

from django_tasks import task

from jielin.kernel import clock

from .models import Feedback

SCHEDULE = {"expire": timedelta(hours=1)}


@task()
def expire() -> int:
    """Close what nobody has said a word about any more."""
    return Feedback.expire(clock.now())
