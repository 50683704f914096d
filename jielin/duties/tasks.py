"""Background work on lists and admission: what is over leaves, what was returned is forgotten."""

from datetime import timedelta

from django_tasks import task

from jielin.kernel import clock
from jielin.kernel.reference import held

from .models import Admission, ReturnedSheet

SCHEDULE = {"expire": timedelta(hours=1), "forget_sheets": timedelta(hours=6)}


@task()
def expire() -> int:
    """Take work out of the lists whose last day has passed."""
    with held():
        return Admission.expire(clock.now())


@task()
def forget_sheets() -> int:
    """Throw away returned sheets after a day."""
    return ReturnedSheet.forget(clock.now())
