"""A whistle order: asked or sounded, answered by departments, ended by the street alone."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.cases.quoting import quotes
from jielin.cases.titles import title_of
from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.models import next_number
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused
from jielin.organisations.queries import directory
from jielin.territory.queries import gazetteer

from ..states import OPEN, Occasion, Urgency
from .ending import Ending
from .record import Call, Told


class WhistleOrder(Ending):
    """One whistle and everybody who answers it."""

    class Meta:
        verbose_name = gettext_lazy("whistle order")
        verbose_name_plural = gettext_lazy("whistle orders")
        ordering = ("-opened_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "number"], name="whistle_number_is_unique_in_its_home"
            ),
            models.CheckConstraint(
                condition=Q(occasion__in=Occasion.values), name="whistle_is_of_a_known_kind"
            ),
            models.CheckConstraint(
                condition=Q(urgency__in=Urgency.values), name="whistle_has_a_known_urgency"
            ),
        )
        indexes = (
            models.Index(fields=["tenant", "street_id", "state", "-opened_at"],
                         name="whistle_of_a_street"),
            models.Index(fields=["tenant", "community_id", "state", "-opened_at"],
                         name="whistle_of_a_community"),
            models.Index(fields=["tenant", "state", "-opened_at"], name="whistle_by_state"),
            models.Index(fields=["tenant", "-opened_at", "-id"], name="whistle_newest"),
            models.Index(fields=["tenant", "confirmed_at"], name="whistle_confirmed_lately"),
        )  # fmt: skip

    @classmethod
    def ask(
        cls, told: Told, *, tenant_id: int, by: Actor, urgency: Urgency = Urgency.ORDINARY
    ) -> Self:
        """The community asks its street, with one tap. Raises Refused."""
        new = cls._of(told, tenant_id)
        if new.community_id is None:
            raise Refused(_("Choose the community that asks."))
        new.occasion = Occasion.EMERGENCY if urgency == Urgency.URGENT else Occasion.ENFORCEMENT
        new.urgency, new.asked_at = urgency, new.opened_at
        with turn(), new.beginning("ask", by=by):
            new._introduce(by)
        return new

    @classmethod
    def sound(cls, told: Told, call: Call, *, tenant_id: int, by: Actor) -> Self:
        """The street whistles by itself, perhaps for a case. Raises Refused."""
        new = cls._of(told, tenant_id)
        with turn(), new.beginning("sound", by=by, units=[str(id) for id in call.units]):
            new._blow(call, by)
            new._introduce(by)
        return new

    def blow(self, *, by: Actor, call: Call) -> None:
        """The street whistles as the community asked."""
        with self.taking("blow", by=by, units=[str(id) for id in call.units]):
            self._blow(call, by)

    def decline(self, *, by: Actor, text: str) -> None:
        """The street does not whistle, and says what happens instead."""
        with self.taking("decline", by=by):
            self.result = text
            self.say(text)
            self._leave_case(by)

    def withdraw(self, *, by: Actor) -> None:
        """The community no longer needs it."""
        with self.taking("withdraw", by=by):
            self._leave_case(by)

    @classmethod
    def _of(cls, told: Told, tenant_id: int) -> Self:
        line = gazetteer().line(told.area_id)
        street = line.street_id and directory().of_area(line.street_id, "street")
        if not street or street.tenant_id != tenant_id:
            raise Refused(_("No street answers for this place, so nobody can whistle here."))
        community = line.community_id and directory().of_area(line.community_id, "community")
        new = cls(tenant_id=tenant_id, area_id=told.area_id, street_id=street.id)
        new.community_id = community.id if community else None
        new.text, new.place, new.title = told.text, told.place, title_of(told.text)
        new.opened_at = clock.now()
        new._about(told)
        return new

    def _about(self, told: Told) -> None:
        """Take over from the case who may not know, and none of its words if it is secret."""
        if told.case is None:
            return
        self.case, self.is_confidential = told.case, told.case.is_confidential
        self.kept_from_ids = list(told.case.kept_from_ids)
        if self.street_id in self.kept_from:
            raise Refused(_("The case is about this street. The level above handles it."))
        if self.community_id in self.kept_from:
            self.community_id = None
        if self.is_confidential and quotes(told.text, told.case.text):
            raise Refused(_("This repeats the resident's own words. Write it in your own words."))

    def _blow(self, call: Call, by: Actor) -> None:
        self._tell_call(call)
        self.blown_at = clock.now()
        self._call(call.units, by)

    def _introduce(self, by: Actor) -> None:
        """Show it to whom it concerns, and put it on the course of the case; number last."""
        with turn() as under_way:
            for organisation_id in self.parties():
                under_way.involve(self, organisation_id)
        day = timezone.localdate(self.opened_at)
        number = next_number(self.tenant_id, f"whistle {day:%Y%m%d}")
        self.number = f"CS{day:%Y%m%d}-{number:04d}"
        if self.case is not None:
            self.case.whistle(by=by, number=self.number, attached=self.kind)
            self._check_alone()

    def _check_alone(self) -> None:
        """Under the lock of the case: one whistle at a time."""
        others = type(self)._default_manager.filter(
            tenant_id=self.tenant_id, case=self.case, state__in=OPEN
        )
        other = others.exclude(pk=self.pk).first()
        if other is not None:
            told = {"number": other.number}
            raise Refused(_("%(number)s is under way for this request already.") % told)
