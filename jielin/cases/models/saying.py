"""Words on a case, and the part of the unit that holds it."""

from typing import TYPE_CHECKING, Any, Self, cast
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.models import Link
from jielin.kernel.models.turn import Turn, turn
from jielin.kernel.sealed import same
from jielin.kernel.workflow import Refused
from jielin.organisations.queries import directory

from ..states import ENDED, AssignmentState, EntryKind, Role
from .assignment import Assignment
from .entry import Entry
from .outside_ask import OutsideAsk
from .record import CHECKS, CaseRecord
from .stage import Stage

if TYPE_CHECKING:
    from datetime import datetime

    from .case import Case


OPEN_PARTS = (AssignmentState.OFFERED, AssignmentState.WORKING)


class Saying(CaseRecord):
    """What the verbs share."""

    class Meta:
        abstract = True

    @property
    def changing_at(self) -> "datetime":
        """The moment of the verb under way."""
        return clock.now()

    def as_case(self) -> "Case":
        return cast("Case", self)

    def say(self, kind: EntryKind, text: str, *, is_public: bool) -> Entry:
        """Put words beside the event of the verb under way."""
        return Entry.objects.create(
            tenant_id=self.tenant_id,
            case=self.as_case(),
            event_id=self.next_event_id,
            kind=kind,
            text=text,
            is_public=is_public,
        )

    @classmethod
    def _take_hold(cls, found: Self, under_way: Turn) -> Self:
        """As any matter; and the lead as it stands now, not as it stood before the wait."""
        super()._take_hold(found, under_way)
        lead = found._state.fields_cache.get("lead")
        is_old = lead is None or (lead.pk, lead.event_seq) != (found.lead_id, found.lead_seq)
        if is_old and found.lead_id is not None:
            parts = Assignment.objects.filter(tenant_id=found.tenant_id, pk=found.lead_id)
            found.lead = parts.first()
        return found

    def _clean_changed(self, stored: dict[str, Any]) -> list[str]:
        lead = self._state.fields_cache.get("lead")
        if lead is not None:
            self.lead_seq = lead.event_seq
        return super()._clean_changed(stored)

    def part(self) -> Assignment:
        """The holder's assignment, guarded by this case's lock."""
        lead = cast("Assignment", self.lead)
        lead.case = self.as_case()
        return lead.held_with(self)

    def help_of(self, unit_id: UUID) -> Assignment:
        """The open part of a helping unit, guarded by this case's lock. Raises Refused."""
        part = Assignment.objects.filter(
            tenant_id=self.tenant_id,
            case_id=self.pk,
            unit_id=unit_id,
            role=Role.ASSISTING,
            state__in=OPEN_PARTS,
        ).first()
        if part is None:
            raise Refused(_("This unit is not helping with the case any more."))
        part.case = self.as_case()
        return part.held_with(self)

    def end_parts(self, *, by: Actor) -> None:
        """Close what units still have open, when the case ends otherwise than solved."""
        for unit_id in map(UUID, self.assisting):
            self.help_of(unit_id).end(by=by)
        self.assisting = {}
        self.end_plan(by=by)
        self.end_asks(by=by)
        if self.lead and self.lead.state in OPEN_PARTS:
            self.part().end(by=by)

    def hand_over(self, unit_id: UUID, *, by: Actor) -> None:
        """What the old lead owed of its own ends; what it owed the resident goes on with the new,
        by the same time."""
        self.see_to(None)
        self.end_plan(by=by)
        self.end_asks(by=by)
        with turn() as under_way:
            under_way.hand(self, ("redo",), unit_id)

    def see_to(self, person_id: UUID | None) -> None:
        """What the holder owes on it, besides the checks, names this person from now on."""
        if person_id == self.assignee_id:
            return
        owed = Q(subject_id__in=[self.pk, self.lead_id])
        for kind, model in ((Stage.kind, Stage), (OutsideAsk.kind, OutsideAsk)):
            if kind in self.attached:
                mine = model.objects.filter(tenant_id=self.tenant_id, case_id=self.pk)
                owed |= Q(subject_id__in=mine.values("pk"))
        owed &= Q(tenant_id=self.tenant_id, owner_id=self.holder_id) & ~Q(kind__in=CHECKS)
        self.assignee_id = person_id
        with turn() as under_way:
            under_way.entrust(owed, person_id)

    def end_plan(self, *, by: Actor) -> None:
        """Drop the stages that are left; whoever leads next plans anew."""
        if Stage.kind in self.attached:
            for stage in self.stages_left():
                stage.drop(by=by)
            self.attached = [kind for kind in self.attached if kind != Stage.kind]

    def end_asks(self, *, by: Actor) -> None:
        """Nobody waits any more for what an outside party might answer."""
        if OutsideAsk.kind in self.attached:
            asks = OutsideAsk.objects.filter(tenant_id=self.tenant_id, case_id=self.pk)
            for ask in asks.filter(state="asked"):
                ask.held_with(self).lapse(by=by)

    def open_parts(self) -> "models.QuerySet[Case]":
        """The cases that were split off from this one and have not ended."""
        links = Link.objects.filter(
            tenant_id=self.tenant_id, to_id=self.pk, sense=Link.Sense.CAME_FROM
        )
        rows: models.QuerySet[Case] = type(self.as_case()).objects.filter(
            tenant_id=self.tenant_id, id__in=links.values("from_id")
        )
        return rows.exclude(state__in=[str(state) for state in ENDED])

    def stages_left(self) -> "models.QuerySet[Stage]":
        """The stages of the plan that are still to be done."""
        return Stage.objects.filter(tenant_id=self.tenant_id, case_id=self.pk, state="planned")

    def check_complete(self) -> None:
        """Every unit has signed off, every stage and part has ended. Raises Refused."""
        if self.assisting:
            units = directory()
            names = "、".join(units.name(UUID(one)) for one in self.assisting)
            raise Refused(
                _("%(units)s has not signed off yet. Wait for it, or let it go.")
                % {"units": names}
            )
        if Stage.kind in self.attached and self.stages_left().exists():
            raise Refused(_("A stage is still to be done. Finish it first."))
        self.check_parts()

    def check_parts(self) -> None:
        """Every part split off has ended. Raises Refused."""
        if self.has_parts and self.open_parts().exists():
            raise Refused(_("A part that was split off is still open. Finish it first."))

    def handled_by(self, by: Actor) -> None:
        """Remember who worked on it, so that the same person never checks it."""
        if by.id is not None and str(by.id) not in self.handled_by_ids:
            self.handled_by_ids = [*self.handled_by_ids, str(by.id)]

    def is_phone(self, index: str) -> bool:
        """Whether a proven phone is the one left with the case."""
        return bool(self.phone_index) and same(self.phone_index, index)
