"""What was done to clients and their addresses, in words for the record of changes."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel.models import Event
from jielin.organisations.queries import directory
from jielin.people.auditing import Act, Audited, Said

from .. import workflow as w
from ..models import Client, Hook
from ..scopes import Scope

ACTS: dict[str, Act] = {
    w.MADE: Act(gettext_lazy("added the API client %(client)s"), "plus", "ok"),
    w.CHANGED: Act(gettext_lazy("changed what the API client %(client)s may do"), "edit", "warn"),
    w.ROTATED: Act(
        gettext_lazy("gave the API client %(client)s a new token"), "refresh", "warn"
    ),
    w.REVOKED: Act(gettext_lazy("revoked the API client %(client)s"), "close", "warn"),
    w.SUBSCRIBED: Act(
        gettext_lazy("let the API client %(client)s be told at %(host)s"), "plus", "ok"
    ),
    w.RENEWED: Act(
        gettext_lazy("gave the address of %(client)s at %(host)s a new secret"), "refresh", "warn"
    ),
    w.STOPPED: Act(
        gettext_lazy("stopped the address of %(client)s at %(host)s after failures"), "alert",
        "bad",
    ),
    w.RESUMED: Act(
        gettext_lazy("switched the address of %(client)s at %(host)s on again"), "refresh", "ok"
    ),
    w.ENDED: Act(
        gettext_lazy("removed the address of %(client)s at %(host)s"), "close", "warn"
    ),
}  # fmt: skip


def tell(events: Sequence[Event]) -> Mapping[UUID, Said]:
    """Each event as a sentence; two queries. Of an address the host alone: a path may be a key."""
    ids, home = [event.subject_id for event in events], events[0].tenant_id
    clients = dict(Client.objects.filter(tenant_id=home, pk__in=ids).values_list("pk", "name"))
    hooks = Hook.objects.filter(tenant_id=home, pk__in=ids).select_related("client")
    known = {one.pk: (one.client.name, urlsplit(one.address).hostname or "") for one in hooks}
    return {event.pk: _said(event, clients, known) for event in events if event.verb in ACTS}


def _said(event: Event, clients: dict[UUID, str], hooks: dict[UUID, tuple[str, str]]) -> Said:
    name, host = hooks.get(event.subject_id, (clients.get(event.subject_id, ""), ""))
    return ACTS[event.verb].said({"client": name, "host": host}, note=_note(event.details))


def _note(told: dict[str, Any]) -> str:
    """The unit it acts for, and what it may do."""
    unit = directory().name(UUID(told["unit"])) if told.get("unit") else ""
    may = [str(Scope(one).label) for one in told.get("scopes", ())]
    pace = _("%(n)s requests a minute") % {"n": told["pace"]} if told.get("pace") else ""
    at_once = _("The old token ended at once") if told.get("at_once") else ""
    return _("; ").join(filter(None, (unit, *may, pace, at_once)))


AUDITED = Audited(frozenset({Client.kind, Hook.kind}), tell)
