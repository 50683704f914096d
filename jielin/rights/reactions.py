"""What follows when somebody asks for a copy of their own: the job that makes it."""

from jielin.kernel.models import Event

from .models import OwnCopy
from .workflow import COPY_ASKED


def make(event: Event) -> None:
    """Pack what is theirs now."""
    OwnCopy.objects.get(tenant_id=event.tenant_id, pk=event.subject_id).carry_out()


REACTIONS = {COPY_ASKED: [make]}
