"""How words about the platform were answered, in words for the record of changes."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel.models import Event
from jielin.people.auditing import Act, Audited, Said

from .. import workflow as w
from ..models import Feedback
from ..states import Purpose

# What the asker did: told without a name, for the record is of staff alone.
OF_THE_ASKER = frozenset({w.RECEIVED, w.ASKED_AGAIN, w.CLOSED})
ACTS: dict[str, Act] = {
    w.RECEIVED: Act(gettext_lazy("said something about the platform: %(number)s"), "inbox"),
    w.ANSWERED: Act(gettext_lazy("answered %(number)s about the platform"), "chat", "ok"),
    w.FORWARDED: Act(gettext_lazy("pointed %(number)s to the community"), "right", "info"),
    w.ASKED_AGAIN: Act(gettext_lazy("asked again: %(number)s"), "undo"),
    w.CLOSED: Act(gettext_lazy("said that %(number)s is settled"), "check"),
    w.ENDED: Act(gettext_lazy("closed %(number)s after its time"), "clock"),
    w.REVEALED: Act(gettext_lazy("looked at the number left with %(number)s"), "eye", "warn"),
    w.ERASED: Act(gettext_lazy("erased what spoke of a person in %(number)s"), "trash", "warn"),
}


def tell(events: Sequence[Event]) -> Mapping[UUID, Said]:
    """Each event as a sentence with its number, without a word of it. One query."""
    ids, home = [event.subject_id for event in events], events[0].tenant_id
    rows = Feedback.objects.filter(tenant_id=home, pk__in=ids)
    numbers = dict(rows.values_list("pk", "number"))
    return {event.pk: _said(event, numbers) for event in events if event.verb in ACTS}


def _said(event: Event, numbers: dict[UUID, str]) -> Said:
    who = _("Somebody who uses it") if event.verb in OF_THE_ASKER else ""
    purpose = event.details.get("purpose", "")
    note = str(Purpose(purpose).label) if purpose in Purpose.values else ""
    number = numbers.get(event.subject_id, "")
    return ACTS[event.verb].said({"number": number}, note=note, who=who)


AUDITED = Audited(frozenset({Feedback.kind}), tell)
