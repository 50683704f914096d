"""What a whistle order is made of: its columns, and what they say without a query."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Self, cast
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from jielin.deadlines.queries import term
from jielin.kernel.models import Forgettable, TenantForeignKey
from jielin.kernel.models.forgetting import Beside
from jielin.kernel.models.turn import current
from jielin.kernel.workflow import Terms
from jielin.organisations.queries import directory
from jielin.territory.models import Area

from ..states import Occasion, OrderState, Urgency
from ..workflow import ORDER
from .word import Word

if TYPE_CHECKING:
    from jielin.cases.models import Case

    from .order import WhistleOrder


@dataclass(frozen=True)
class Told:
    """What and where it is: told once, by whoever asks or whistles."""

    area_id: int
    text: str
    place: str = ""
    case: "Case | None" = None


@dataclass(frozen=True)
class Call:
    """Whom the street calls, how soon and on which basis. Without a lead one may claim it."""

    units: tuple[UUID, ...]
    lead_id: UUID | None = None
    occasion: Occasion = Occasion.ENFORCEMENT
    urgency: Urgency = Urgency.ORDINARY
    basis: str = ""
    command_note: str = ""


class OrderRecord(Forgettable):
    """One whistle (吹哨), from the community's ask or the street's own call to both marks."""

    kind = "whistle_order"
    workflow = ORDER
    spoken = ("title", "text", "place", "basis", "command_note", "minutes", "result")

    number = models.CharField(_("number"), max_length=20, editable=False)
    # The organisations, not the areas: who whistles, and whose community it is.
    street_id = models.UUIDField()
    community_id = models.UUIDField(null=True)
    area = models.ForeignKey(Area, models.PROTECT, verbose_name=_("place"), related_name="+")
    place = models.CharField(_("where exactly"), max_length=200, blank=True)
    title = models.CharField(_("title"), max_length=60)
    text = models.TextField(_("matter"), max_length=2000)
    case = TenantForeignKey("cases.Case", models.PROTECT, null=True, related_name="whistle_orders")
    occasion = models.CharField(_("kind of whistle"), max_length=12, choices=Occasion)
    urgency = models.CharField(_("urgency"), max_length=12, choices=Urgency)
    basis = models.TextField(_("legal basis"), max_length=2000, blank=True)
    command_note = models.TextField(
        _("command of the dispatched forces"), max_length=2000, blank=True
    )
    lead_unit_id = models.UUIDField(null=True)
    is_confidential = models.BooleanField(default=False)
    kept_from_ids = models.JSONField(default=list, blank=True)

    opened_at = models.DateTimeField(_("opened"))
    asked_at = models.DateTimeField(_("asked"), null=True)
    blown_at = models.DateTimeField(_("whistled"), null=True)
    arrived_at = models.DateTimeField(_("first arrival"), null=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True)
    minutes = models.TextField(_("joint minutes"), max_length=4000, blank=True)
    minutes_at = models.DateTimeField(null=True)
    result = models.TextField(_("result"), max_length=2000, blank=True)

    class Meta:
        abstract = True

    def beside(self) -> tuple[Beside, ...]:
        """What was written with its steps."""
        return ((Word.objects.filter(tenant_id=self.tenant_id, order_id=self.pk), ("text",)),)

    def __str__(self) -> str:
        return self.number

    @property
    def kept_from(self) -> frozenset[UUID]:
        """Organisations that may not know of it."""
        return frozenset(UUID(one) for one in self.kept_from_ids)

    def as_order(self) -> "WhistleOrder":
        return cast("WhistleOrder", self)

    def locked(self) -> Self:
        """The order as it is now, locked for the turn under way: first of all locks."""
        if self._held_in is not None and self._held_in is current():
            return self
        rows = type(self)._default_manager.filter(tenant_id=self.tenant_id, pk=self.pk)
        return type(self).hold(rows.select_related("case"))

    def say(self, text: str, *, event_id: UUID | None = None) -> None:
        """Put words beside the event of the verb under way, here or on a report-in."""
        if text.strip():
            Word.objects.create(
                tenant_id=self.tenant_id,
                order=self.as_order(),
                event_id=event_id or self.next_event_id,
                text=text,
            )

    def parties(self) -> tuple[UUID, ...]:
        """Street, community and the units above the street, without whom it is about."""
        above = (unit.id for unit in directory().superiors(self.street_id))
        told = dict.fromkeys((self.street_id, self.community_id, *above))
        return tuple(id for id in told if id is not None and id not in self.kept_from)

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        """What the street owes: a whistle, a word on the end, marks."""
        return self.terms_for(self.street_id, promise_kind, now)

    def terms_for(self, owner_id: UUID, promise_kind: str, now: datetime) -> Terms:
        """What the rules in force say of a promise that the owner makes on this order."""
        due = term(
            promise_kind,
            tenant_id=self.tenant_id,
            matter_type=self.occasion,
            urgency=self.urgency,
            start=now,
            hours=directory().get(owner_id).hours,
        )
        return Terms(
            owner_id=owner_id,
            due_at=due.due_at,
            rule_id=due.rule_id,
            provisional=due.provisional,
            area_id=self.area_id,
        )

    @property
    def is_blown(self) -> bool:
        """Whether departments were called."""
        return self.state not in {OrderState.ASKED, OrderState.DECLINED}
