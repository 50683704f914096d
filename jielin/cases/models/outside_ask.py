"""A question to somebody outside the offices: answered once through a link, without an account."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.models import Matter, TenantForeignKey, next_number
from jielin.kernel.models.turn import turn
from jielin.kernel.sealed import SealedTextField, blind_index
from jielin.kernel.workflow import Refused, Terms

from ..parts import OUTSIDE_ASK

if TYPE_CHECKING:
    from .case import Case

TOKEN_BYTES = 24


@dataclass(frozen=True)
class Outsider:
    """Whoever opened the link; the link is all that is known of them."""

    tenants: frozenset[int]
    kind: str = "outsider"
    id: UUID | None = None
    name: str = ""


@dataclass(frozen=True)
class Outside:
    """Who is asked, how the link reaches them, and the question in the asking unit's words."""

    party: str
    phone: str
    question: str


class OutsideAsk(Matter):
    """One question to a property firm or utility. It carries nothing of who asked us."""

    kind = "outside_ask"
    workflow = OUTSIDE_ASK

    number = models.CharField(_("number"), max_length=20, editable=False)
    case = TenantForeignKey("cases.Case", models.CASCADE, related_name="outside_asks")
    asking_id = models.UUIDField()
    party = models.CharField(_("who is asked"), max_length=60)
    phone = SealedTextField(_("phone"), blank=True)
    token_index = models.CharField(max_length=32, editable=False)
    question = models.TextField(_("question"), max_length=2000)
    reply_text = models.TextField(_("answer"), max_length=4000, blank=True)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()

    class Meta:
        ordering = ("-asked_at",)
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "number"], name="outside_ask_number_is_unique_in_its_home"
            ),
            models.UniqueConstraint(
                fields=["tenant", "token_index"], name="outside_ask_has_a_link_of_its_own"
            ),
        )
        indexes = (models.Index(fields=["tenant", "case"], name="outside_ask_of_a_case"),)

    def __str__(self) -> str:
        return self.number

    @classmethod
    def about(cls, case: "Case", told: Outside, *, by: Actor) -> tuple[Self, str]:
        """Ask, and the token of the link: it is stored nowhere but in the message sent."""
        now, token = clock.now(), secrets.token_urlsafe(TOKEN_BYTES)
        new = cls(tenant_id=case.tenant_id, case=case, asking_id=case.holder_id, asked_at=now)
        new.party, new.phone, new.question = told.party, told.phone, told.question
        new.token_index = blind_index(token)
        new.due_at = now
        with turn(), new.beginning("ask", by=by):
            new.number = (
                f"WD{timezone.localdate(now):%Y%m%d}-{next_number(case.tenant_id, 'outside'):04d}"
            )
        return new, token

    @classmethod
    def by_token(cls, tenant_id: int, token: str) -> Self | None:
        """The question behind a link; None when there is none in this home."""
        index = blind_index(token)
        rows = cls.objects.filter(tenant_id=tenant_id, token_index=index).select_related("case")
        return rows.first() if index else None

    @property
    def is_expired(self) -> bool:
        """After its time nobody answers any more: the unit asks again."""
        return bool(clock.now() > self.due_at)

    def reply(self, *, by: Actor, text: str) -> None:
        """The party answers, once and in time."""
        cases = type(self.case)
        with turn():
            # The case first: whatever ends the case ends its questions, in the same order.
            case = cases.hold(cases.objects.filter(tenant_id=self.tenant_id, pk=self.case_id))
            with self.taking("reply", by=by):
                if self.is_expired:
                    raise Refused(_("The time for an answer has passed. Please call the unit."))
                self.reply_text = text
                case.hear_outside(by=by, number=self.number, text=text)

    @classmethod
    def forget_phones(cls, tenant_id: int, before: datetime) -> int:
        """Empty the telephones of questions asked before a moment; how many."""
        old = cls.objects.filter(tenant_id=tenant_id, asked_at__lt=before).exclude(phone="")
        return old.exclude(state="asked").update(phone="")

    def recall(self, *, by: Actor) -> None:
        """The unit does not need the answer any more: the link is dead."""
        cases = type(self.case)
        with turn():
            self.case = cases.hold(cases.objects.filter(tenant_id=self.tenant_id, pk=self.case_id))
            with self.taking("recall", by=by):
                pass

    def lapse(self, *, by: Actor) -> None:
        """The case came to its result without the answer; under the case's lock."""
        with self.taking("lapse", by=by):
            pass

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        """The asking unit owes it to itself to look: an outside party is bound to nothing."""
        found: Terms = self.case.terms_for(self.asking_id, promise_kind, now)
        self.due_at = found.due_at
        return replace(found, asked_by_id=None)
