"""The differences of two versions in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..entry_text import Difference, EntryText
from .naming import category_titles, unit_names

LABELS = {
    "title": gettext_lazy("Item"),
    "basis": gettext_lazy("Basis with article"),
    "categories": gettext_lazy("Categories"),
    "unit_id": gettext_lazy("Unit in charge"),
    "assisting": gettext_lazy("Assisting units"),
    "note": gettext_lazy("Note"),
    "ends_on": gettext_lazy("Last day"),
}


@dataclass(frozen=True)
class FieldChange:
    """What a field said and says."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class EntryChange:
    """One entry that differs."""

    code: str
    title: str
    basis: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True)
class ChangeGroup:
    """All entries that were added, removed or changed."""

    what: str
    label: str
    tone: str
    changes: tuple[EntryChange, ...]


def told(found: Iterable[Difference]) -> tuple[ChangeGroup, ...]:
    """Added, changed, removed: each group that has entries."""
    all_of = tuple(found)
    kinds = (
        ("added", _("Added"), "ok"),
        ("changed", _("Changed"), "warn"),
        ("removed", _("Removed"), "bad"),
    )
    groups = (
        ChangeGroup(what, label, tone, tuple(_entry(d) for d in all_of if d.what == what))
        for what, label, tone in kinds
    )
    return tuple(group for group in groups if group.changes)


def _entry(one: Difference) -> EntryChange:
    entry = one.entry
    return EntryChange(entry.code, entry.title, entry.basis, tuple(_fields(one)))


def _fields(one: Difference) -> Iterable[FieldChange]:
    if one.before is not None and one.after is not None:
        for name in one.changed:
            before, after = _words(one.before, name), _words(one.after, name)
            yield FieldChange(str(LABELS[name]), before, after)


def _words(entry: EntryText, name: str) -> str:
    value = getattr(entry, name)
    if name == "categories":
        return category_titles(value) or "—"
    if name == "unit_id":
        return unit_names([value]) or _("the owner of the list")
    if name == "assisting":
        return unit_names(value) or "—"
    return str(value) if value else "—"
