"""How data requests were decided, in words for the record of changes."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel.models import Event
from jielin.people.auditing import Act, Audited, Said

from .. import workflow as w
from ..models import DataRequest
from ..states import Ground, Wish

# What the person did: told without a name, for the record is of staff alone.
OF_THE_PERSON = frozenset({w.ASKED, w.WITHDRAWN})
ACTS: dict[str, Act] = {
    w.ASKED: Act(gettext_lazy("asked about their own data: %(number)s"), "inbox"),
    w.CORRECTED: Act(gettext_lazy("carried out the correction %(number)s"), "check", "ok"),
    w.ERASED: Act(gettext_lazy("carried out the erasure %(number)s"), "trash", "warn"),
    w.REFUSED: Act(gettext_lazy("refused the data request %(number)s"), "shield", "warn"),
    w.WITHDRAWN: Act(gettext_lazy("took the data request %(number)s back"), "undo"),
}


def tell(events: Sequence[Event]) -> Mapping[UUID, Said]:
    """Each event as a sentence with its number; nothing of the person. One query."""
    ids, home = [event.subject_id for event in events], events[0].tenant_id
    rows = DataRequest.objects.filter(tenant_id=home, pk__in=ids)
    numbers = dict(rows.values_list("pk", "number"))
    return {event.pk: _said(event, numbers) for event in events if event.verb in ACTS}


def _said(event: Event, numbers: dict[UUID, str]) -> Said:
    who = _("The person concerned") if event.verb in OF_THE_PERSON else ""
    number = numbers.get(event.subject_id, "")
    return ACTS[event.verb].said({"number": number}, note=_note(event), who=who)


def _note(event: Event) -> str:
    """What was wished, or the lawful reason to refuse."""
    wish, ground = event.details.get("wish", ""), event.details.get("ground", "")
    if wish in Wish.values:
        return str(Wish(wish).label)
    return str(Ground(ground).label) if ground in Ground.values else ""


AUDITED = Audited(frozenset({DataRequest.kind}), tell)
