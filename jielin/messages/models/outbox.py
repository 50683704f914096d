"""What is sent to people: written with the deed that caused it, delivered by a job, once."""

from collections.abc import Collection, Mapping
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Self
from uuid import UUID

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jielin.kernel import clock
from jielin.kernel.homes import everywhere
from jielin.kernel.models import Tenant
from jielin.kernel.sealed import blind_index
from jielin.kernel.workflow import Refused

from .. import delivery
from ..gateways import Letter, NotSentError
from ..gateways import send as hand_over
from ..wording import Template
from .columns import OutboxColumns, State
from .wording import wording_of

PAGE = 500


class OutboxQuerySet(models.QuerySet["OutboxMessage"]):
    """Messages, asked the way the indexes answer."""

    def within(self, tenants: Collection[int]) -> Self:
        return self.filter(tenant_id__in=tenants)

    def takeable(self, now: datetime) -> Self:
        """Waiting and due, or claimed by a worker that fell silent."""
        waiting = Q(state=State.QUEUED, not_before__lte=now)
        return self.filter(waiting | Q(state=State.SENDING, claimed_at__lt=now - delivery.LEASE))


class OutboxMessage(OutboxColumns):
    """One text to one telephone, both sealed; the text is kept no longer than it is needed."""

    objects = OutboxQuerySet.as_manager()

    class Meta(OutboxColumns.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"{self.template} {self.created_at:%Y-%m-%d %H:%M}"

    @classmethod
    def send(
        cls,
        *,
        tenant: Tenant,
        phone: str,
        template: str,
        values: Mapping[str, object],
        subject: str = "",
        is_hidden: bool = False,
    ) -> "OutboxMessage":
        """Write a message and the job that delivers it, in the caller's transaction.

        The words are the home's, in the language in force here: whoever writes to somebody else
        than the reader of the page sets it. `subject` is what it is about, "kind/uuid" or
        nothing; `is_hidden` keeps number and text from operators. Raises KeyError for an
        unknown template or a missing value.
        """
        words = wording_of(tenant.pk, template)
        row = cls(tenant=tenant, phone=phone, phone_index=blind_index(phone))
        row.text = words.filled(values, get_language() or "")
        row.subject, row.is_hidden = subject, is_hidden
        row._follow(words, clock.now())
        with transaction.atomic():
            row.save(force_insert=True)
            row._enqueue()
        return row

    @classmethod
    def deliver(cls, tenant_id: int, id: UUID) -> None:
        """Claim, hand to the gateway, note what came of it. Without effect when it is not due."""
        now = clock.now()
        rows = cls.objects.filter(tenant_id=tenant_id, pk=id)
        claim = {"state": State.SENDING, "claimed_at": now, "attempts": F("attempts") + 1}
        if not rows.takeable(now).update(**claim):
            return
        message = rows.get()
        try:
            message._hand_over(now)
        except NotSentError as error:
            message._fail(error, clock.now())
        else:
            message._move(state=State.SENT, sent_at=clock.now(), last_error="")

    def retry(self) -> None:
        """Try a failed message anew. Raises Refused when it did not fail, or is empty by now."""
        now = clock.now()
        with transaction.atomic():
            mine = type(self).objects.filter(tenant_id=self.tenant_id, pk=self.pk)
            failed = mine.filter(state=State.FAILED, has_text=True, text_until__gt=now)
            if not failed.update(state=State.QUEUED, attempts=0, not_before=now):
                raise Refused(_("This message cannot be sent again: it went out or has expired."))
            self.not_before = now
            self._enqueue()

    @classmethod
    def pick_up(cls, now: datetime) -> int:
        """Enqueue again what lies waiting although its time has come; how many."""
        left = cls.objects.takeable(now - delivery.LEASE).order_by("not_before")
        found = list(left.values_list("tenant_id", "id")[:PAGE])
        for tenant_id, id in found:
            delivery.deliver.enqueue(tenant_id, str(id))
        return len(found)

    @classmethod
    def forget(cls, now: datetime) -> int:
        """Empty the texts whose time is over and delete rows that nobody needs; how many."""
        stale = cls.objects.filter(has_text=True, text_until__lte=now)
        emptied = stale.update(text="", has_text=False)
        cls.objects.filter(row_until__lte=now).delete()
        return emptied

    @classmethod
    def erase(cls, phone_index: str, matters: Collection[UUID]) -> int:
        """No message to this number is left, and no text about these matters; how many."""
        about = reduce(or_, (Q(subject__contains=str(one)) for one in matters), Q(pk__in=()))
        texts = cls.objects.filter(tenant_id__in=everywhere(), has_text=True).filter(about)
        emptied = texts.update(text="", has_text=False)
        if not phone_index:
            return emptied
        mine = cls.objects.filter(tenant_id__in=everywhere(), phone_index=phone_index)
        return emptied + mine.delete()[0]

    def _follow(self, words: Template, now: datetime) -> None:
        """Take over what the template says of night, secrecy and keeping."""
        self.template, self.template_version = words.key, words.version
        self.is_secret = words.is_secret
        self.created_at, self.not_before = now, words.may_go_at(now)
        self.text_until = self.not_before + words.keeps_text
        self.row_until = now + words.keeps_row

    def _hand_over(self, now: datetime) -> None:
        if not self.has_text or self.text_until <= now:
            raise NotSentError("expired", again=False)
        hand_over(Letter(id=self.pk, to=self.phone, text=self.text))

    def _fail(self, error: NotSentError, now: datetime) -> None:
        again = delivery.next_try(self.attempts, now) if error.again else None
        with transaction.atomic():
            if again is None:
                self._move(state=State.FAILED, last_error=error.reason[:120])
                return
            self._move(state=State.QUEUED, last_error=error.reason[:120], not_before=again)
            self._enqueue()

    def _move(self, **changes: object) -> None:
        """Change the row if this delivery still holds the claim."""
        rows = type(self).objects.filter(tenant_id=self.tenant_id, pk=self.pk)
        rows.filter(state=State.SENDING, attempts=self.attempts).update(**changes)
        for name, value in changes.items():
            setattr(self, name, value)

    def _enqueue(self) -> None:
        job = delivery.deliver
        if self.not_before > clock.now():
            job = job.using(run_after=self.not_before)
        job.enqueue(self.tenant_id, str(self.pk))
