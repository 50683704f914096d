"""After a whistle changed, search finds it, and its case, in whose reach they are now."""

from jielin.cases.models import Case
from jielin.cases.queries import reach as cases
from jielin.kernel.models import Event
from jielin.kernel.reactions import Reaction
from jielin.search.models import Document

from . import workflow as w
from .models import WhistleOrder
from .queries import reach


def write_document(event: Event) -> None:
    """By the words and units that it has now; those who are called see the case as well."""
    Document.put(WhistleOrder.kind, reach.told(event.tenant_id, [event.subject_id]))
    order = WhistleOrder.objects.get(tenant_id=event.tenant_id, pk=event.subject_id)
    if order.case_id is not None:
        Document.put(Case.kind, cases.told(event.tenant_id, [order.case_id]))


REACTIONS: dict[str, list[Reaction]] = {
    w.ASKED: [write_document],
    w.SOUNDED: [write_document],
    w.BLOWN: [write_document],
    w.CALLED_MORE: [write_document],
    w.LEAD_NAMED: [write_document],
    w.LEAD_TAKEN: [write_document],
    w.LEAD_LOST: [write_document],
}
