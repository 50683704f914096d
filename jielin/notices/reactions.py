"""After the words of a notice changed, search finds it by them."""

from jielin.kernel.models import Event
from jielin.search.models import Document

from . import workflow as w
from .models import Notice
from .queries import reach


def write_document(event: Event) -> None:
    """By the words that it has now; whether it may be seen is asked when it is found."""
    Document.put(Notice.kind, reach.told(event.tenant_id, [event.subject_id]))


REACTIONS = {w.DRAFTED: [write_document], w.CHANGED: [write_document]}
