"""Background work on kept files."""

from datetime import timedelta

from django_tasks import task

from jielin.kernel import clock

from .models import StoredFile

BATCH = 500
SCHEDULE = {"purge_unattached": timedelta(hours=1)}


@task()
def purge_unattached() -> int:
    """Throw away what nobody attached within a day; the rest of a long list the next time."""
    old = StoredFile.objects.abandoned(clock.now()).order_by("received_at")[:BATCH]
    return StoredFile.throw_away(old)
