"""The states of an import and of an export."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class ImportState(TextChoices):
    """From a sheet that was sent to rows that stand."""

    FAULTY = "faulty", pgettext_lazy("import", "To correct")
    CHECKED = "checked", pgettext_lazy("import", "Waits for your confirmation")
    RUNNING = "running", pgettext_lazy("import", "Being taken in")
    DONE = "done", pgettext_lazy("import", "Taken in")
    FAILED = "failed", pgettext_lazy("import", "Not taken in")
    DISCARDED = "discarded", pgettext_lazy("import", "Dropped")


class ExportState(TextChoices):
    """From asking to a file that is there for a week."""

    ASKED = "asked", pgettext_lazy("export", "Being written")
    READY = "ready", pgettext_lazy("export", "Ready")
    FAILED = "failed", pgettext_lazy("export", "Not written")
    OVER = "over", pgettext_lazy("export", "File deleted")
