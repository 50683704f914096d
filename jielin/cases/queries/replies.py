"""Standard replies kept in the process: the composer offers them without a query."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from jielin.kernel.reference import Reference
from jielin.people.acting import Acting

from ..models import StandardReply
from ..models.entry import REPLIES


@dataclass(frozen=True)
class Ready:
    """Words ready to be put into the composer."""

    id: UUID
    title: str
    text: str


Shelf = dict[tuple[int, UUID | None], tuple[Ready, ...]]


def _load() -> Shelf:
    found: dict[tuple[int, UUID | None], list[Ready]] = defaultdict(list)
    for row in StandardReply.objects.order_by("sort", "id"):
        shelf = found[(row.tenant_id, row.organisation_id)]
        shelf.append(Ready(row.pk, row.title, row.text))
    return {key: tuple(ready) for key, ready in found.items()}


_REPLIES = Reference(REPLIES, _load)


def replies_for(actor: Acting, tenant_id: int) -> tuple[Ready, ...]:
    """Those of my units, then those that everybody in the home uses."""
    shelf = _REPLIES.get()
    units = dict.fromkeys(post.organisation_id for post in actor.posts)
    mine = [shelf.get((tenant_id, id), ()) for id in units]
    return tuple(one for ready in (*mine, shelf.get((tenant_id, None), ())) for one in ready)


def reply_text(actor: Acting, tenant_id: int, id: str) -> str:
    """The words of one of them; empty for any other id."""
    found = (one.text for one in replies_for(actor, tenant_id) if str(one.id) == id)
    return next(found, "")
