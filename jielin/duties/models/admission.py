"""Work admission (工作准入): no department's work reaches a community without it."""

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel import clock
from jielin.kernel.actors import SYSTEM, Actor
from jielin.kernel.models import next_number
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused
from jielin.organisations.queries import directory

from ..states import AdmissionState, Advice
from .admission_record import AdmissionRecord
from .burden_item import BurdenItem
from .duty_entry import DutyEntry
from .duty_list import DutyList
from .list_version import ListVersion

if TYPE_CHECKING:
    from collections.abc import Collection

REACHES_COMMUNITIES = "community"


@dataclass(frozen=True)
class Application:
    """What a department asks for. `communities` are organisation ids."""

    title: str
    purpose: str
    legal_basis: str
    term_from: date
    term_until: date
    funds: Decimal
    means: str
    hours_month: Decimal
    communities: tuple[UUID, ...]
    categories: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    plaques: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()


class Admission(AdmissionRecord):
    """One application and what became of it."""

    class Meta:
        verbose_name = gettext_lazy("work admission")
        verbose_name_plural = gettext_lazy("work admissions")
        ordering = ("-filed_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "number"], name="admission_number_is_unique_in_its_home"
            ),
            models.CheckConstraint(
                condition=models.Q(term_until__gte=models.F("term_from")),
                name="admission_ends_after_it_begins",
            ),
        )
        indexes = (
            models.Index(fields=["tenant", "state", "term_until"], name="admission_to_end"),
            models.Index(
                fields=["tenant", "department_id", "-filed_at"], name="admission_of_a_department"
            ),
        )

    @classmethod
    def file(cls, told: Application, *, tenant_id: int, department_id: UUID, by: Actor) -> Self:
        """Apply. The street of the communities reviews, the district where there are several."""
        new = cls(tenant_id=tenant_id, department_id=department_id, filed_at=clock.now())
        new._tell(told)
        with turn() as under_way:
            with new.beginning("file", by=by, communities=len(told.communities)):
                day = timezone.localdate(new.filed_at)
                number = next_number(tenant_id, f"admission {day:%Y}")
                new.number = f"ZR{day:%Y%m%d}-{number:04d}"
            new._reach(told.communities)
            for organisation_id in new._parties(told.communities):
                under_way.involve(new, organisation_id)
        return new

    def return_for_more(self, *, by: Actor, text: str) -> None:
        """Say what is missing; the five days begin anew when the department files again."""
        with self.taking("return_for_more", by=by):
            self.question = text
            self.recommended_by_id, self.advice, self.advice_text = None, "", ""

    def complete(self, *, by: Actor, told: Application) -> None:
        """File again with what was missing."""
        with turn() as under_way, self.taking("complete", by=by):
            self._tell(told)
            self.targets.all().delete()
            self._reach(told.communities)
            for organisation_id in self._parties(told.communities):
                under_way.involve(self, organisation_id)

    def recommend(self, *, by: Actor, advice: str, text: str) -> None:
        """The first reviewer says what the second should decide, and why."""
        with self.taking("recommend", by=by, advice=str(Advice(advice))):
            self.advice, self.advice_text = advice, text
            self.recommended_by_id = by.id

    def approve(self, *, by: Actor, text: str = "") -> None:
        """Let the work in: its entry joins the assisting list of every community it reaches."""
        with self.taking("approve", by=by):
            today = timezone.localdate(clock.now())
            if self.is_over(today):
                raise Refused(_("Its term is over already. Ask the department for another one."))
            self._decide(by, text)
            since = max(today, self.term_from)
            self.targets.update(since=since, ends_on=self.term_until)
            self._renew_lists(self.communities(), by=by, admitted=True)
            BurdenItem.bring(self, self.communities(), since)

    def reject(self, *, by: Actor, text: str) -> None:
        """Keep the work out, and say why."""
        with self.taking("reject", by=by):
            self._decide(by, text)

    def withdraw(self, *, by: Actor, text: str = "") -> None:
        """The department takes it back; work that was admitted leaves the lists today."""
        with self.taking("withdraw", by=by):
            if self.state == AdmissionState.ADMITTED:
                self._take_out(self.communities(), by=by)

    def end(self, *, by: Actor) -> None:
        """Its last day has passed: the entry leaves every list by itself."""
        with self.taking("end", by=by):
            if not self.is_over(timezone.localdate(clock.now())):
                raise Refused(_("Its term is not over yet."))
            self._renew_lists(self.communities(), by=by, admitted=False)
            BurdenItem.lift(self, self.communities(), self.term_until + timedelta(days=1))

    def leave(self, *, by: Actor, community_id: UUID) -> None:
        """One community's objection was upheld: the work leaves this community alone."""
        with self.taking("leave", by=by, community=str(community_id)):
            self._take_out({community_id}, by=by)

    @classmethod
    def expire(cls, now: datetime) -> int:
        """End what is over; how many. One that was withdrawn meanwhile is passed by."""
        today = timezone.localdate(now)
        due = cls.objects.filter(state=AdmissionState.ADMITTED, term_until__lt=today)
        ended = 0
        for admission in due.order_by("term_until", "id"):
            try:
                admission.end(by=SYSTEM)
            except Refused:
                continue
            ended += 1
        return ended

    def entry_in(self, version: ListVersion) -> DutyEntry:
        """Its entry in a version of an assisting list, unsaved."""
        return DutyEntry(
            tenant_id=self.tenant_id,
            version=version,
            code=self.number,
            title=self.title,
            basis=self.legal_basis,
            categories=self.categories,
            unit_id=self.department_id,
            admitted_by=self,
            starts_on=max(self.term_from, timezone.localdate(clock.now())),
            ends_on=self.term_until,
        )

    def _tell(self, told: Application) -> None:
        if not told.communities:
            raise Refused(_("Choose the communities that the work should reach."))
        if told.term_until < told.term_from:
            raise Refused(_("The term ends before it begins."))
        for field in fields(Application):
            if field.name != "communities":
                value = getattr(told, field.name)
                setattr(self, field.name, list(value) if isinstance(value, tuple) else value)
        self.reviewer_id = _reviewer(told.communities)

    def _take_out(self, communities: "Collection[UUID]", *, by: Actor) -> None:
        """From today on it counts no longer there."""
        today = timezone.localdate(clock.now())
        mine = self.targets.filter(community_id__in=list(communities))
        mine.filter(since__gte=today).update(since=None, ends_on=None)
        mine.filter(since__lt=today).update(ends_on=today - timedelta(days=1))
        self._renew_lists(communities, by=by, admitted=False)
        BurdenItem.lift(self, communities, today)

    def _renew_lists(self, communities: "Collection[UUID]", *, by: Actor, admitted: bool) -> None:
        joining, leaving = (self, None) if admitted else (None, self)
        for one in DutyList.hold_assisting(self.tenant_id, communities):
            ListVersion.renew(one, by=by, admitted=joining, left=leaving)


def _reviewer(communities: "Collection[UUID]") -> UUID:
    """The unit right above all of them; where they have several streets, the one above these."""
    units = directory()
    shared: list[UUID] | None = None
    for one in communities:
        unit = units.find(one)
        if unit is None or unit.kind != REACHES_COMMUNITIES:
            raise Refused(_("Choose communities of this district."))
        above = [superior.id for superior in units.superiors(one)]
        shared = above if shared is None else [id for id in shared if id in above]
    if not shared:
        raise Refused(_("No unit stands above all of these communities."))
    return shared[0]
