"""How far a job is, told while its transaction is still open: beside the database, in a file."""

from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage


def note(tenant_id: int, id: UUID, done: int) -> None:
    """Say how many rows are done."""
    forget(tenant_id, id)
    default_storage.save(_name(tenant_id, id), ContentFile(str(done).encode()))


def done(tenant_id: int, id: UUID) -> int:
    """How many rows are done; none when nothing was said, or it is being said right now."""
    try:
        with default_storage.open(_name(tenant_id, id)) as told:
            return int(told.read() or b"0")
    except (OSError, ValueError):
        return 0


def forget(tenant_id: int, id: UUID) -> None:
    default_storage.delete(_name(tenant_id, id))


def _name(tenant_id: int, id: UUID) -> str:
    return f"{tenant_id}/progress/{id}"
