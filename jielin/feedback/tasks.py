"""Background work on feedback: what was answered and left so is closed, senders are forgotten."""

from datetime import timedelta

from django_tasks import task

from jielin.kernel import clock

from .limits import LIMITS
from .models import Feedback

SCHEDULE = {"expire": timedelta(hours=1), "forget": timedelta(hours=6)}


@task()
def expire() -> int:
    """Close what nobody has said a word about any more."""
    return Feedback.expire(clock.now())


@task()
def forget() -> int:
    """Forget which browser sent what."""
    return Feedback.forget_senders(clock.now() - LIMITS.kept)
