"""What was answered under an idempotency key, so that the same request is done once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, models

from jielin.kernel import clock
from jielin.kernel.ids import uuid7
from jielin.kernel.models import TenantForeignKey, TenantModel
from jielin.kernel.models.turn import turn
from jielin.kernel.sealed import blind_index, same

from .. import limits
from .client import Client


class OtherContent(Exception):
    """The key was used before for something else."""


@dataclass(frozen=True)
class Answer:
    """What a request was answered; `is_again` when it is the answer of an earlier one."""

    body: dict[str, Any]
    is_again: bool = False


class KeptAnswer(TenantModel):
    """Key and content as keyed digests alone; the answer carries no personal words."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    client = TenantForeignKey(
        Client, models.PROTECT, related_name="kept_answers", db_constraint=False
    )
    key_digest = models.CharField(max_length=32)
    content_digest = models.CharField(max_length=32)
    body = models.JSONField(default=dict)
    made_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "client", "key_digest"], name="a_key_is_answered_once"
            ),
        )
        indexes = (models.Index(fields=["made_at"], name="kept_answer_to_forget"),)

    def __str__(self) -> str:
        return self.key_digest

    @classmethod
    def once(
        cls,
        tenant_id: int,
        client_id: UUID,
        *,
        key: str,
        content: str,
        do: Callable[[], dict[str, Any]],
    ) -> Answer:
        """Do it, or answer as before. Raises OtherContent.

        The answer is kept in the transaction of the deed: of two at the same moment one does
        it, and the other, whose deed is undone, answers the same.
        """
        new = cls(tenant_id=tenant_id, client_id=client_id, made_at=clock.now())
        new.key_digest, new.content_digest = blind_index(key), blind_index(content)
        known = new._before()
        if known is not None:
            return known
        try:
            with turn():
                new.body = do()
                new.save(force_insert=True)
        except IntegrityError:
            known = new._before()
            if known is None:
                raise
            return known
        return Answer(new.body)

    @classmethod
    def forget(cls, now: datetime) -> int:
        """Delete the answers whose day is over; how many."""
        return cls.objects.filter(made_at__lt=now - limits.ANSWERS_KEPT).delete()[0]

    def _before(self) -> Answer | None:
        """The answer that stands under this key, within its day."""
        mine = KeptAnswer.objects.filter(tenant_id=self.tenant_id, client_id=self.client_id)
        found = mine.filter(key_digest=self.key_digest).first()
        if found is None:
            return None
        if found.made_at < self.made_at - limits.ANSWERS_KEPT:
            found.delete()
            return None
        if not same(found.content_digest, self.content_digest):
            raise OtherContent
        return Answer(found.body, is_again=True)
