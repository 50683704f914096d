"""What a report-in is made of: its columns, its clock, and the lock of its order."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from jielin.kernel.actors import Actor
from jielin.kernel.models import Forgettable, TenantForeignKey
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Terms

from ..states import Mark
from ..workflow import RESPONSE

if TYPE_CHECKING:
    from .order import WhistleOrder


class ResponseRecord(Forgettable):
    """One unit's part in an order. Whoever changes it holds the order first."""

    kind = "whistle_response"
    workflow = RESPONSE
    spoken = ("report", "objection", "objection_basis", "ruling", "work_words", "use_words")

    order = TenantForeignKey("whistles.WhistleOrder", models.CASCADE, related_name="responses")
    unit_id = models.UUIDField()
    called_at = models.DateTimeField(_("called"))
    answered_at = models.DateTimeField(_("answered the whistle"), null=True)
    arrived_at = models.DateTimeField(_("arrived"), null=True)
    arrived_person = models.CharField(_("who came"), max_length=80, blank=True)
    signed_at = models.DateTimeField(_("signed off"), null=True)
    report = models.TextField(_("what was done"), max_length=2000, blank=True)
    objection = models.TextField(_("objection"), max_length=2000, blank=True)
    objection_basis = models.CharField(_("basis"), max_length=400, blank=True)
    ruling = models.TextField(_("ruling"), max_length=2000, blank=True)
    has_objected = models.BooleanField(default=False)
    is_designated = models.BooleanField(_("designated"), default=False)

    # The street's mark of this part, and the department's marks of the whistle.
    work_mark = models.CharField(max_length=8, choices=Mark, blank=True)
    work_words = models.CharField(max_length=400, blank=True)
    use_mark = models.CharField(max_length=8, choices=Mark, blank=True)
    evidence_mark = models.CharField(max_length=8, choices=Mark, blank=True)
    use_words = models.CharField(max_length=400, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)

    @classmethod
    def forget_names(cls, tenant_id: int, before: datetime) -> int:
        """Empty who came where the unit arrived before a moment; how many."""
        old = cls._default_manager.filter(tenant_id=tenant_id, arrived_at__lt=before)
        return old.exclude(arrived_person="").update(arrived_person="")

    @property
    def is_lead(self) -> bool:
        """The order names its lead, so there is never more than one."""
        return bool(self.order.lead_unit_id == self.unit_id)

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        """The unit's own clock; a ruling on its objection is the street's."""
        is_ruling = promise_kind == "whistle_ruling"
        owner_id = self.order.street_id if is_ruling else self.unit_id
        terms: Terms = self.order.terms_for(owner_id, promise_kind, now)
        return terms

    def _rule(self, text: str) -> None:
        self.ruling = text
        self._say(text)

    def _say(self, text: str) -> None:
        self.order.say(text, event_id=self.next_event_id)

    def locked(self) -> Self:
        """The report-in as it is now, under the lock of its order."""
        order = self.order.locked()
        if self._held_in is None or self._held_in is not order._held_in:
            self.refresh_from_db()
            self.order = order
        return self.held_with(order)

    @contextmanager
    def _within(self, verb: str, by: Actor) -> "Iterator[WhistleOrder]":
        with turn(), self.locked().taking(verb, by=by, unit=str(self.unit_id)):
            yield self.order
