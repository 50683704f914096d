"""One entry of a version: what, on which basis, and who is in charge."""

from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jielin.kernel.ids import uuid7
from jielin.kernel.models import TenantForeignKey, TenantModel
from jielin.kernel.workflow import Refused

from ..entry_text import EntryText, is_reserved

if TYPE_CHECKING:
    from .list_version import ListVersion

COPIED = (
    "code", "title", "basis", "categories", "unit_id", "assisting_ids", "note", "admitted_by_id",
    "starts_on", "ends_on",
)  # fmt: skip


class DutyEntry(TenantModel):
    """An entry. It is never edited once its version is published; the next version copies it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    version = TenantForeignKey("duties.ListVersion", models.CASCADE, related_name="entries")
    code = models.CharField(_("code"), max_length=24)
    title = models.CharField(_("title"), max_length=160)
    basis = models.CharField(_("basis with article"), max_length=400)
    categories = models.JSONField(_("categories"), default=list, blank=True)
    unit_id = models.UUIDField(_("unit in charge"), null=True, blank=True)
    assisting_ids = models.JSONField(_("assisting units"), default=list, blank=True)
    note = models.CharField(_("note"), max_length=400, blank=True)
    admitted_by = TenantForeignKey(
        "duties.Admission", models.PROTECT, null=True, related_name="entries"
    )
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering = ("code",)
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "version", "code"], name="duty_entry_has_its_code_in_a_version"
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None)
                | Q(ends_on=None)
                | Q(ends_on__gte=models.F("starts_on")),
                name="duty_entry_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @classmethod
    def of(cls, version: "ListVersion", told: EntryText) -> Self:
        """An entry of a version, checked and unsaved. Raises Refused."""
        if is_reserved(told.code):
            raise Refused(_("Codes that begin with ZR are given by admission. Choose another."))
        new = cls(
            tenant_id=version.tenant_id,
            version=version,
            code=told.code,
            title=told.title,
            basis=told.basis,
            categories=list(told.categories),
            unit_id=told.unit_id,
            assisting_ids=[str(one) for one in told.assisting],
            note=told.note,
            ends_on=told.ends_on,
        )
        try:
            new.clean_fields(exclude={"id", "tenant", "version", "admitted_by"})
        except ValidationError as error:
            raise Refused(" ".join(error.messages)) from error
        return new

    def copied_to(self, version: "ListVersion") -> "DutyEntry":
        """The same entry in another version, unsaved."""
        said = {name: getattr(self, name) for name in COPIED}
        return DutyEntry(tenant_id=version.tenant_id, version=version, **said)

    @property
    def text(self) -> EntryText:
        """What it says, as plain values."""
        return EntryText(
            code=self.code,
            title=self.title,
            basis=self.basis,
            categories=tuple(self.categories),
            unit_id=self.unit_id,
            assisting=tuple(UUID(one) for one in self.assisting_ids),
            note=self.note,
            ends_on=self.ends_on,
        )
