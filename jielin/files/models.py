"""A photo or document as we keep it: known by its content, clean of what the phone wrote."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import IO, Self
from uuid import UUID

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.homes import everywhere
from jielin.kernel.ids import uuid7
from jielin.kernel.models import Tenant, TenantModel
from jielin.kernel.workflow import Refused

from . import content, links
from .intake import BadFile, Received, Upload, take_in

__all__ = ["BadFile", "StoredFile"]
KEPT_UNATTACHED = timedelta(days=1)


class StoredFileQuerySet(models.QuerySet["StoredFile"]):
    """Files of a matter, or those nobody attached."""

    def of(self, tenant_id: int, subject_kind: str, subject_ids: Iterable[UUID]) -> Self:
        """The files of these matters, in the order in which they were sent."""
        mine = self.filter(tenant_id=tenant_id, subject_id__in=list(subject_ids))
        return mine.kept().filter(subject_kind=subject_kind)

    def kept(self) -> Self:
        """Those that were not erased, in the order in which they were sent."""
        return self.exclude(digest="").order_by("id")

    def attached(self, subject_kind: str, subject_ids: Iterable[UUID]) -> Self:
        """The files of these matters in whatever home."""
        mine = self.filter(tenant_id__in=everywhere(), subject_id__in=list(subject_ids))
        return mine.filter(subject_kind=subject_kind)

    def recordings(self, tenant_id: int, before: datetime) -> Self:
        """Voices that arrived before a moment and are still there."""
        rows = self.filter(tenant_id=tenant_id, purpose="voice", received_at__lt=before)
        return rows.exclude(digest="")

    def abandoned(self, now: datetime) -> Self:
        """Received more than a day ago and never attached."""
        return self.filter(is_attached=False, received_at__lt=now - KEPT_UNATTACHED)


class StoredFile(TenantModel):
    """One file. Its bytes never change; it is attached once, or thrown away after a day."""

    class Variant(models.TextChoices):
        FULL = "full", _("Full size")
        THUMBNAIL = "small", _("Thumbnail")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    purpose = models.CharField(_("purpose"), max_length=24)
    media_type = models.CharField(_("type"), max_length=40)
    name = models.CharField(_("name"), max_length=120, blank=True)
    size = models.PositiveIntegerField(_("bytes"))
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    digest = models.CharField(_("SM3 digest"), max_length=64)
    received_by_id = models.UUIDField(null=True)
    received_at = models.DateTimeField(_("received at"))
    subject_kind = models.CharField(max_length=32, blank=True)
    subject_id = models.UUIDField(null=True)
    is_attached = models.BooleanField(_("attached"), default=False)
    is_public = models.BooleanField(_("public"), default=False)

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("stored file")
        verbose_name_plural = _("stored files")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(is_attached=True, subject_id__isnull=False)
                | models.Q(is_attached=False, subject_id=None, is_public=False),
                name="file_is_attached_to_something_or_private",
            ),
        )
        indexes = (
            models.Index(fields=["tenant", "subject_id"], name="file_of_a_matter"),
            models.Index(fields=["is_attached", "received_at"], name="file_abandoned"),
        )

    def __str__(self) -> str:
        return self.name or str(self.pk)

    @classmethod
    def receive(cls, upload: Upload, *, tenant: Tenant, by: Actor, purpose: str) -> Self:
        """Keep what somebody sent: "photo" takes photos, "voice" sound, "document" photos and PDF.

        Raises BadFile with a sentence for the person.
        """
        taken = take_in(upload, purpose)
        row = cls(tenant=tenant, purpose=purpose, received_by_id=by.id, received_at=clock.now())
        row._describe(taken)
        row._write(taken)
        try:
            row.save(force_insert=True)
        except BaseException:
            row.remove_bytes()
            raise
        return row

    @property
    def is_photo(self) -> bool:
        return self.media_type.startswith("image/")

    @property
    def is_sound(self) -> bool:
        return self.media_type in content.SOUNDS

    def attach(self, subject_kind: str, subject_id: UUID, is_public: bool = False) -> None:
        """Make it part of a matter. Raises Refused when it already belongs to another."""
        told = {"subject_kind": subject_kind, "subject_id": subject_id, "is_public": is_public}
        rows = type(self).objects.filter(tenant_id=self.tenant_id, pk=self.pk)
        if not rows.filter(is_attached=False).update(is_attached=True, **told):
            if not rows.filter(subject_kind=subject_kind, subject_id=subject_id).exists():
                raise Refused(_("This file is no longer there, or belongs to something else."))
            return
        self.is_attached = True
        self.subject_kind, self.subject_id, self.is_public = subject_kind, subject_id, is_public

    def discard(self) -> None:
        """Throw it away before it is attached. Raises Refused afterwards."""
        if not type(self).throw_away([self]):
            raise Refused(_("This file already belongs to a request and stays with it."))

    @classmethod
    def throw_away(cls, files: Iterable[Self]) -> int:
        """Delete those that are still unattached, and their bytes after the commit."""
        gone = 0
        for file in files:
            with transaction.atomic():
                free = cls.objects.filter(tenant_id=file.tenant_id, pk=file.pk, is_attached=False)
                if free.delete()[0]:
                    gone += 1
                    transaction.on_commit(file.remove_bytes)
        return gone

    @classmethod
    def erase(cls, files: Iterable[Self]) -> int:
        """Nothing is left but that there was a file: no bytes, name, digest or sender."""
        gone = 0
        for file in files:
            row = cls.objects.filter(tenant_id=file.tenant_id, pk=file.pk).exclude(digest="")
            if row.update(name="", digest="", size=0, width=0, height=0, received_by_id=None):
                gone += 1
                transaction.on_commit(file.remove_bytes)
        return gone

    def url_for(self, viewer_key: str, *, variant: str = Variant.FULL) -> str:
        """An address that opens for this viewer alone, one to two hours long."""
        link = links.Link.lasting(self.tenant_id, self.pk, str(variant), clock.now())
        mark = link.mark("" if self.is_public else viewer_key)
        parts = (link.tenant_id, link.file_id, link.variant, link.until)
        return reverse("files:file", args=(*parts, mark))

    def thumbnail_for(self, viewer_key: str) -> str:
        """The address of the small picture."""
        return self.url_for(viewer_key, variant=self.Variant.THUMBNAIL)

    def ticket_for(self, viewer_key: str) -> str:
        """What a form carries until the file is attached."""
        return links.ticket(self.tenant_id, self.pk, viewer_key, clock.now())

    def opened(self, variant: str) -> IO[bytes]:
        """The bytes, to be streamed. Raises FileNotFoundError."""
        handle: IO[bytes] = default_storage.open(self._path(variant))
        return handle

    def whole(self) -> bytes:
        """All its bytes; none when they are gone."""
        with suppress(FileNotFoundError), self.opened(self.Variant.FULL) as body:
            return body.read()
        return b""

    def remove_bytes(self) -> None:
        for variant in self.Variant.values:
            default_storage.delete(self._path(variant))

    def _describe(self, taken: Received) -> None:
        self.media_type, self.name, self.digest = taken.media_type, taken.name, taken.digest
        self.size, self.width, self.height = taken.size, taken.width, taken.height

    def _write(self, taken: Received) -> None:
        default_storage.save(self._path(self.Variant.FULL), File(taken.body))
        if taken.thumbnail:
            small = ContentFile(taken.thumbnail)
            default_storage.save(self._path(self.Variant.THUMBNAIL), small)

    def _path(self, variant: str) -> str:
        year = self.received_at.astimezone(UTC)
        tail = "-small" if variant == self.Variant.THUMBNAIL else ""
        return f"{self.tenant_id}/{year:%y}/{self.pk}{tail}"
