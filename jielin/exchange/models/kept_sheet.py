"""A file of an import or export, sealed, for as long as it is needed."""

import base64
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Self
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from jielin.kernel import clock
from jielin.kernel.erasing import Known
from jielin.kernel.homes import everywhere
from jielin.kernel.ids import uuid7
from jielin.kernel.models import TenantModel
from jielin.kernel.sealed import SealedTextField

from ..notes import Note, dump, load
from ..sheets import text_of


class Role(models.TextChoices):
    """Which file of the import or export it is."""

    SENT = "sent", _("as it was sent")
    RETURNED = "returned", _("to correct")
    MADE = "made", _("made here")


class KeptSheet(TenantModel):
    """The bytes and what is said about them. When it is deleted the matter stays as proof."""

    Role = Role

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    subject_id = models.UUIDField()
    role = models.CharField(_("which file"), max_length=12, choices=Role)
    coded = SealedTextField(_("content"), blank=True)
    told = SealedTextField(_("what is said about it"), blank=True)
    made_at = models.DateTimeField(_("made"), default=clock.now)

    class Meta:
        verbose_name = _("kept sheet")
        verbose_name_plural = _("kept sheets")
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "subject_id", "role"], name="kept_sheet_is_one_each"
            ),
        )
        indexes = (models.Index(fields=["made_at"], name="kept_sheet_to_forget"),)

    def __str__(self) -> str:
        return str(self.pk)

    @classmethod
    def keep(
        cls,
        tenant_id: int,
        subject_id: UUID,
        role: str,
        content: bytes,
        notes: Sequence[Note] = (),
    ) -> Self:
        """Put the file beside its import or export; the one before of this role goes."""
        here = {"tenant_id": tenant_id, "subject_id": subject_id, "role": role}
        cls.objects.filter(**here).delete()
        coded = base64.b64encode(content).decode()
        return cls.objects.create(**here, coded=coded, told=dump(notes))

    @classmethod
    def of(cls, tenant_id: int, subject_id: UUID, role: str) -> Self | None:
        """The file, while it is there."""
        here = {"tenant_id": tenant_id, "subject_id": subject_id, "role": role}
        return cls.objects.filter(**here).first()

    @classmethod
    def drop(cls, tenant_id: int, subject_id: UUID, *roles: str) -> int:
        """Delete these files, or all of them; how many."""
        rows = cls.objects.filter(tenant_id=tenant_id, subject_id=subject_id)
        return (rows.filter(role__in=roles) if roles else rows).delete()[0]

    @classmethod
    def forget(cls, before: datetime) -> int:
        """Delete what was to be corrected and was not fetched."""
        old = cls.objects.filter(made_at__lt=before, role=Role.RETURNED)
        return old.delete()[0]

    @classmethod
    def mentioning(cls, known: Known) -> Iterator[Self]:
        """The files in which the person stands. All are opened: they are few, and sealed."""
        for one in cls.objects.filter(tenant_id__in=everywhere()).iterator(chunk_size=10):
            told = f"{one.told}\n{text_of(one.content)}"
            if known.cleaned(told) != told:
                yield one

    @property
    def content(self) -> bytes:
        return base64.b64decode(self.coded)

    @property
    def notes(self) -> tuple[Note, ...]:
        return load(self.told)
