"""What was taken in and out, in words for the record of changes."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel.models import Event
from jielin.people.auditing import Act, Audited, Said

from .. import offers
from .. import workflow as w
from ..models import SheetExport, SheetImport

ACTS: dict[str, Act] = {
    w.CHECKED: Act(gettext_lazy("sent a sheet “%(what)s” to be checked"), "upload", "info"),
    w.RETURNED: Act(gettext_lazy("sent a sheet “%(what)s” that came back with faults"), "upload",
                    "warn"),
    w.CONFIRMED: Act(gettext_lazy("had the sheet “%(what)s” taken in"), "check", "warn"),
    w.TAKEN_IN: Act(gettext_lazy("wrote the rows of the sheet “%(what)s”"), "check", "ok"),
    w.GIVEN_UP: Act(gettext_lazy("took the sheet “%(what)s” back: nothing was written"), "alert",
                    "bad"),
    w.DISCARDED: Act(gettext_lazy("dropped the sheet “%(what)s” unwritten"), "close"),
    w.LAPSED: Act(gettext_lazy("forgot the sheet “%(what)s” that nobody confirmed"), "clock"),
    w.ASKED: Act(gettext_lazy("asked for the list “%(what)s” to take away"), "download", "warn"),
    w.FINISHED: Act(gettext_lazy("wrote the list “%(what)s”"), "check"),
    w.FAILED: Act(gettext_lazy("did not write the list “%(what)s”"), "alert", "bad"),
    w.DOWNLOADED: Act(gettext_lazy("downloaded the list “%(what)s”"), "download", "warn"),
    w.DROPPED: Act(gettext_lazy("deleted the file of the list “%(what)s”"), "trash"),
    w.EXPIRED: Act(gettext_lazy("deleted the file of the list “%(what)s” in time"), "clock"),
}  # fmt: skip


def tell(events: Sequence[Event]) -> Mapping[UUID, Said]:
    """Each event as a sentence; two queries. The reason of an export stands beside the asking."""
    ids, home = [event.subject_id for event in events], events[0].tenant_id
    sheets: dict[UUID, SheetImport | SheetExport] = {
        one.pk: one
        for model in (SheetImport, SheetExport)
        for one in model._default_manager.filter(tenant_id=home, pk__in=ids)
    }
    return {
        event.pk: _said(event, sheets[event.subject_id])
        for event in events
        if event.verb in ACTS and event.subject_id in sheets
    }


def _said(event: Event, sheet: SheetImport | SheetExport) -> Said:
    is_asking = event.verb == w.ASKED and isinstance(sheet, SheetExport)
    note = sheet.reason if is_asking else _counted(event.details)  # type: ignore[union-attr]
    return ACTS[event.verb].said({"what": _label(sheet)}, note=note)


def _label(sheet: SheetImport | SheetExport) -> str:
    """What the kind is called; its key when no app offers it any more."""
    find = offers.importer if isinstance(sheet, SheetImport) else offers.exporter
    try:
        return str(find(sheet.what).label)
    except KeyError:
        return sheet.what


def _counted(told: dict[str, Any]) -> str:
    if "counts" in told:
        words = _("%(new)s new, %(changed)s changed, %(unchanged)s unchanged")
        return words % {"new": 0, "changed": 0, "unchanged": 0, **told["counts"]}
    if "count" in told:
        return _("%(count)s rows") % {"count": told["count"]}
    return _("%(faults)s faults") % {"faults": told["faults"]} if "faults" in told else ""


AUDITED = Audited(frozenset({SheetImport.kind, SheetExport.kind}), tell)
