"""Which organisations see a matter beyond its area, and how matters hang together."""

from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from .. import clock
from ..ids import uuid7
from .tenancy import TenantModel


class Involvement(TenantModel):
    """An organisation may see a matter, from a moment on and perhaps until another."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    matter_kind = models.CharField(max_length=32)
    matter_id = models.UUIDField()
    organisation_id = models.UUIDField()
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "matter_id", "organisation_id"],
                name="involvement_is_one_per_organisation",
            ),
        )
        indexes = (
            models.Index(
                fields=["tenant", "organisation_id", "matter_kind", "matter_id"],
                name="involvement_of_an_organisation",
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id} in {self.matter_kind} {self.matter_id}"

    @classmethod
    def of(cls, tenant_id: int, kind: str, organisations: Any) -> models.QuerySet[Any, UUID]:
        """Ids of the matters of a kind that any of these organisations is involved in."""
        return cls.objects.filter(
            tenant_id=tenant_id, matter_kind=kind, organisation_id__in=organisations, until=None
        ).values_list("matter_id", flat=True)


class Link(TenantModel):
    """Two matters of any kinds that belong together."""

    class Sense(models.TextChoices):
        CAME_FROM = "came_from", _("came from")
        MERGED_INTO = "merged_into", _("merged into")
        ANSWERS = "answers", _("answers")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    sense = models.CharField(max_length=16, choices=Sense)
    from_kind = models.CharField(max_length=32)
    from_id = models.UUIDField()
    to_kind = models.CharField(max_length=32)
    to_id = models.UUIDField()
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "sense", "from_id", "to_id"], name="link_is_drawn_once"
            ),
        )
        indexes = (models.Index(fields=["tenant", "to_id"], name="link_seen_from_its_end"),)

    def __str__(self) -> str:
        return f"{self.from_kind} {self.sense} {self.to_kind}"
