"""The files of a matter as pages show them, and those a form still carries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from jielin.kernel import clock

from . import links
from .models import StoredFile


@dataclass(frozen=True)
class Shown:
    """A file with addresses that open for one viewer. `thumbnail` is empty for documents."""

    id: UUID
    subject_id: UUID | None
    is_photo: bool
    is_public: bool
    name: str
    size: int
    width: int
    height: int
    received_at: datetime
    url: str
    thumbnail: str


def of(
    tenant_id: int, subject_kind: str, subject_id: UUID, *, viewer_key: str, public: bool = False
) -> tuple[Shown, ...]:
    """The files of one matter in the order in which they came; one query."""
    return of_many(tenant_id, subject_kind, [subject_id], viewer_key=viewer_key, public=public)


def of_many(
    tenant_id: int,
    subject_kind: str,
    subject_ids: Iterable[UUID],
    *,
    viewer_key: str,
    public: bool = False,
) -> tuple[Shown, ...]:
    """The files of several matters, in one query; with `public` only those for everybody."""
    files = StoredFile.objects.of(tenant_id, subject_kind, subject_ids)
    if public:
        files = files.filter(is_public=True)
    return tuple(shown(file, viewer_key) for file in files)


def carried(tenant_id: int, tickets: Iterable[str], *, viewer_key: str) -> tuple[StoredFile, ...]:
    """What this viewer sent today and did not attach yet; other tickets are passed over."""
    now = clock.now()
    ids = [links.redeem(told, tenant_id, viewer_key, now) for told in tickets]
    if not any(ids):
        return ()
    mine = StoredFile.objects.filter(tenant_id=tenant_id, is_attached=False)
    return tuple(mine.filter(pk__in=[one for one in ids if one]).order_by("id"))


def shown(file: StoredFile, viewer_key: str) -> Shown:
    """One file for one viewer, without a query."""
    return Shown(
        id=file.pk,
        subject_id=file.subject_id,
        is_photo=file.is_photo,
        is_public=file.is_public,
        name=file.name,
        size=file.size,
        width=file.width,
        height=file.height,
        received_at=file.received_at,
        url=file.url_for(viewer_key),
        thumbnail=file.thumbnail_for(viewer_key) if file.is_photo else "",
    )
