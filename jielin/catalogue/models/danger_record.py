"""The record of the danger words in a home: which word was set or taken out, and by whom."""

from datetime import datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel.actors import SYSTEM, Actor
from jielin.kernel.models import Matter, Tenant
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused, Terms

from ..workflow import WORDS
from .danger import DangerWord


class DangerRecord(Matter):
    """One chain a home; the words themselves are shared by all homes."""

    kind = "danger_words"
    workflow = WORDS

    class Meta:
        verbose_name = gettext_lazy("record of danger words")
        verbose_name_plural = gettext_lazy("records of danger words")
        constraints = (
            models.UniqueConstraint(fields=["tenant"], name="danger_words_have_one_record"),
        )

    def __str__(self) -> str:
        return str(self.pk)

    @classmethod
    def set_word(cls, word: str, number: str, *, tenant: Tenant, by: Actor) -> None:
        """Let a word lead to a line, or to another one. Raises Refused when it does already."""
        with turn():
            record = cls._held(tenant)
            with record.taking("set_word", by=by, word=word, number=number):
                if not DangerWord.put(word, number):
                    raise Refused(_("This word leads to this line already."))

    @classmethod
    def end_word(cls, word: str, *, tenant: Tenant, by: Actor) -> None:
        """Take a word out of use. Raises Refused when it is not in use any more."""
        with turn():
            record = cls._held(tenant)
            with record.taking("end_word", by=by, word=word):
                if not DangerWord.put(word, ""):
                    raise Refused(_("This word is not in use any more."))

    @classmethod
    def of(cls, tenant_id: int) -> Self | None:
        """The record, where something was changed."""
        return cls.objects.filter(tenant_id=tenant_id).first()

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        return None

    @classmethod
    def _held(cls, tenant: Tenant) -> Self:
        Tenant.objects.select_for_update().get(pk=tenant.pk)
        known = cls.objects.filter(tenant_id=tenant.pk)
        if not known.exists():
            new = cls(tenant_id=tenant.pk)
            with new.beginning("begin", by=SYSTEM):
                pass
            return new
        return cls.hold(known)
