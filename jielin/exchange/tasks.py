"""What is thrown away in time."""

from datetime import timedelta

from django_tasks import task

from jielin.kernel import clock

from .models import KeptSheet, SheetExport, SheetImport
from .models.sheet_import import WAITS


@task()
def tidy() -> None:
    """Delete files whose time is over; give up what a broken job has left. Runs every hour."""
    now = clock.now()
    SheetImport.objects.tidy(now)
    SheetExport.objects.tidy(now)
    KeptSheet.forget(now - WAITS)


SCHEDULE = {"tidy": timedelta(hours=1)}
