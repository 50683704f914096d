"""What imports and exports hold of persons for a while."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel.actors import Actor
from jielin.kernel.erasing import Known, scrub
from jielin.kernel.homes import everywhere
from jielin.kernel.personal import DUTY, SECURITY, Held, Person, Section
from jielin.ui.spoken import full

from .models import KeptSheet, SheetExport, SheetImport
from .models.sheet_import import WAITS

_ASKER = gettext_lazy("Only the member of staff who asked for it")
HELD = (
    Held(
        "KeptSheet",
        gettext_lazy("Sheets on their way in and lists on their way out, sealed"),
        gettext_lazy("To set up accounts and posts, and to work with lists"),
        DUTY,
        gettext_lazy("Sheets 1 day, lists 7 days; then the file is deleted"),
        _ASKER,
    ),
    Held(
        "SheetExport",
        gettext_lazy("Reason that staff gave for taking a list away, and how it was narrowed"),
        gettext_lazy("To be able to prove why"),
        SECURITY,
        gettext_lazy("With the record of the export"),
        gettext_lazy("Whoever asked for it; the reason also the audit administrator"),
    ),
    Held(
        "SheetImport.file_name",
        gettext_lazy("Name of a file that staff sent"),
        gettext_lazy("To know one's own sheet again"),
        DUTY,
        gettext_lazy("With the record of the import"),
        _ASKER,
    ),
)


def export(person: Person) -> Iterator[Section]:
    """The lists that this person took away."""
    if person.id is None:
        return
    rows = SheetExport.objects.filter(tenant_id__in=everywhere(), asked_by_id=person.id)
    found = tuple(
        (full(one.asked_at), str(one.exporter.label), one.reason)
        for one in rows.order_by("asked_at")
    )
    yield Section(_("Exports"), (_("Asked on"), _("List"), _("Reason given")), found)


def erase(person: Person, known: Known, by: Actor) -> int:
    """Files in which the person stands go before their time; words of staff lose the person."""
    gone = SheetExport.objects.erase_files(known) + SheetImport.objects.erase_files(known)
    exports = SheetExport.objects.filter(tenant_id__in=known.homes)
    gone += scrub(exports, ("narrowed", "reason"), known)
    imports = SheetImport.objects.filter(tenant_id__in=known.homes)
    gone += scrub(imports, ("file_name",), known)
    if person.id is not None:
        gone += SheetExport.objects.erase_words(person.id) + SheetImport.objects.erase_words(
            person.id
        )
    return gone


def retain(now: datetime) -> Mapping[str, int]:
    """Files whose time is over."""
    gone = SheetExport.objects.tidy(now) + SheetImport.objects.tidy(now)
    return {"KeptSheet": gone + KeptSheet.forget(now - WAITS)}
