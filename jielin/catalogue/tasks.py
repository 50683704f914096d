"""Background work on the catalogue: what begins or ends on a day."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from jielin.kernel import clock

from .models import Category

SCHEDULE = {"follow_days": timedelta(minutes=10)}


@task()
def follow_days() -> int:
    """Offer what begins today, and no longer what ended yesterday."""
    return Category.follow_days(timezone.localdate(clock.now()))
