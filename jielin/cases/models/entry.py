"""What people wrote on a case: public words and internal ones, never mixed."""

from typing import Self
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from jielin.kernel.ids import uuid7
from jielin.kernel.models import Event, TenantForeignKey, TenantModel
from jielin.kernel.reference import bump

from ..states import EntryKind

REPLIES = "standard replies"  # the name of the snapshot, see queries/replies.py


class Entry(TenantModel):
    """The words that go with one event. The event says that, the entry says what."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = TenantForeignKey("cases.Case", models.CASCADE, related_name="entries")
    event = TenantForeignKey(Event, models.PROTECT, related_name="entries", db_constraint=False)
    kind = models.CharField(max_length=12, choices=EntryKind)
    is_public = models.BooleanField(_("the resident sees it"), default=False)
    text = models.TextField(_("text"), max_length=4000)

    class Meta:
        indexes = (models.Index(fields=["tenant", "event"], name="entry_of_an_event"),)

    def __str__(self) -> str:
        return f"{self.kind}: {self.text[:20]}"


class Follower(TenantModel):
    """A resident whom the same thing troubles, and who wants to know how it ends."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = TenantForeignKey("cases.Case", models.CASCADE, related_name="followers")
    account_id = models.UUIDField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "case", "account_id"], name="follower_follows_once"
            ),
        )
        indexes = (models.Index(fields=["tenant", "account_id"], name="follower_by_account"),)

    def __str__(self) -> str:
        return str(self.account_id)


class StandardReply(TenantModel):
    """Words that a unit uses again and again, put into the composer with one choice."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organisation_id = models.UUIDField(null=True)
    title = models.CharField(max_length=40)
    text = models.TextField(max_length=1000)
    sort = models.PositiveSmallIntegerField(default=100)

    class Meta:
        ordering = ("sort", "id")

    def __str__(self) -> str:
        return self.title

    @classmethod
    def shelve(
        cls, *, tenant_id: int, organisation_id: UUID | None, title: str, text: str
    ) -> Self:
        """Put words on the shelf of a unit, or of the whole home."""
        new = cls(tenant_id=tenant_id, organisation_id=organisation_id, title=title, text=text)
        new.save(force_insert=True)
        bump(REPLIES)
        return new

    def reword(self, *, title: str, text: str) -> None:
        """Change the words; what was sent with the old ones stays as it was sent."""
        self.title, self.text = title, text
        self.save(update_fields=["title", "text"])
        bump(REPLIES)

    def discard(self) -> None:
        """Take them off the shelf."""
        self.delete()
        bump(REPLIES)
