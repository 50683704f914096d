"""What one person has taken in and out; nobody else's is seen."""

from collections.abc import Sequence
from uuid import UUID

from jielin.people.acting import Acting

from ..models import KeptSheet, SheetExport, SheetImport
from ..models.kept_sheet import Role
from ..notes import Note

SHOWN = 50


class Hidden(Exception):
    """There is no such thing for this person, whether it exists or not."""


def imports(actor: Acting, tenant_id: int) -> Sequence[SheetImport]:
    """The newest first. One query."""
    rows = SheetImport.objects.filter(tenant_id=tenant_id, asked_by_id=_id(actor))
    return list(rows.order_by("-asked_at", "-id")[:SHOWN])


def exports(actor: Acting, tenant_id: int) -> Sequence[SheetExport]:
    """The newest first. One query."""
    rows = SheetExport.objects.filter(tenant_id=tenant_id, asked_by_id=_id(actor))
    return list(rows.order_by("-asked_at", "-id")[:SHOWN])


def one_import(actor: Acting, tenant_id: int, id: UUID) -> SheetImport:
    """Raises Hidden."""
    mine = SheetImport.objects.filter(tenant_id=tenant_id, asked_by_id=_id(actor), pk=id)
    one = mine.select_related("tenant").first()
    if one is None:
        raise Hidden
    return one


def one_export(actor: Acting, tenant_id: int, id: UUID) -> SheetExport:
    """Raises Hidden."""
    mine = SheetExport.objects.filter(tenant_id=tenant_id, asked_by_id=_id(actor), pk=id)
    one = mine.select_related("tenant").first()
    if one is None:
        raise Hidden
    return one


def notes(one: SheetImport) -> tuple[tuple[Note, ...], bool]:
    """The sentences kept beside it, and whether there is a file to correct."""
    rows = KeptSheet.objects.filter(tenant_id=one.tenant_id, subject_id=one.pk)
    kept = rows.defer("coded").first()
    if kept is None:
        return (), False
    # An empty file stands as an empty text; it need not be unsealed to know.
    has_file = rows.filter(role=Role.RETURNED).exclude(coded="").exists()
    return kept.notes, has_file


def returned(one: SheetImport) -> bytes:
    """The file to correct. Raises Hidden when it is gone."""
    kept = KeptSheet.of(one.tenant_id, one.pk, Role.RETURNED)
    if kept is None or not kept.coded:
        raise Hidden
    return kept.content


def _id(actor: Acting) -> UUID:
    if actor.id is None:
        raise Hidden
    return actor.id
