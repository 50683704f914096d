"""A superior's question to a unit that is kept from a confidential case."""

from datetime import datetime
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.models import Link, Matter, next_number
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Terms

from ..parts import INQUIRY

if TYPE_CHECKING:
    from .case import Case


class Inquiry(Matter):
    """A question in the superior's own words. It carries nothing of the case it serves."""

    kind = "inquiry"
    workflow = INQUIRY

    number = models.CharField(_("number"), max_length=20, editable=False)
    asking_id = models.UUIDField()
    asked_id = models.UUIDField()
    question = models.TextField(_("question"), max_length=2000)
    reply_text = models.TextField(_("answer"), max_length=4000, blank=True)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()

    class Meta:
        ordering = ("-asked_at",)
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "number"], name="inquiry_number_is_unique_in_its_home"
            ),
        )
        indexes = (models.Index(fields=["tenant", "asked_id", "asked_at"], name="inquiry_asked"),)

    def __str__(self) -> str:
        return self.number

    @classmethod
    def about(cls, case: "Case", *, asked_id: UUID, question: str, by: Actor) -> Self:
        """Ask. Only the link, which the asked unit cannot read, leads to the case."""
        now = clock.now()
        new = cls(tenant_id=case.tenant_id, asking_id=case.receiver_id, asked_id=asked_id)
        new.asked_at, new.question = now, question
        new.due_at = case.terms_for(asked_id, "reply", now).due_at
        with turn() as under_way, new.beginning("ask", by=by):
            under_way.involve(new, asked_id)
            under_way.involve(new, case.receiver_id)
            new.number = (
                f"XW{timezone.localdate(now):%Y%m%d}-{next_number(case.tenant_id, 'inquiry'):04d}"
            )
        Link.objects.create(
            tenant_id=case.tenant_id,
            sense=Link.Sense.ANSWERS,
            from_kind=cls.kind,
            from_id=new.pk,
            to_kind=case.kind,
            to_id=case.pk,
        )
        return new

    def reply(self, *, by: Actor, text: str) -> None:
        """The asked unit answers, once."""
        with self.taking("reply", by=by):
            self.reply_text = text

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        return Terms(owner_id=self.asked_id, due_at=self.due_at)
