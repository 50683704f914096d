"""What the first receiving unit does with a case."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from jielin.duties.queries.admitted import require_admission
from jielin.duties.queries.checking import check
from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.workflow import Refused
from jielin.organisations.queries import directory
from jielin.organisations.tree import Kind

from ..states import AssignmentState, Ending, EntryKind, NotAccepted
from .assignment import Assignment
from .entrusting import Entrusting

DEPARTMENTS = (Kind.DEPARTMENT, Kind.UTILITY, Kind.STATION)


class Receiving(Entrusting):
    """Accept, answer, decline, hand to the unit that can help."""

    class Meta:
        abstract = True

    def accept(self, *, by: Actor) -> None:
        """Take it in. The promise to the resident has been running since registration."""
        with self.taking("accept", by=by):
            self.part().begin(by=by)

    def answer(self, *, by: Actor, text: str) -> None:
        """Answer at once; the resident says whether that was one."""
        with self.taking("answer", by=by):
            self.check_complete()
            self.end_asks(by=by)
            self.ending = Ending.ANSWERED
            self.handled_by(by)
            self.say(EntryKind.RESULT, text, is_public=True)
            self.part().finish(by=by)

    def not_accept(self, *, by: Actor, reason: NotAccepted, text: str) -> None:
        """Decline for one of six lawful reasons, and say what the resident can do instead."""
        with self.taking("not_accept", by=by, reason=str(reason)):
            self.reason = reason
            self.check_parts()
            self.say(EntryKind.REASON, text, is_public=True)
            self.end_parts(by=by)

    def dispatch(self, *, by: Actor, unit_id: UUID, text: str = "") -> None:
        """Give the lead to a unit. The first receiver stays answerable to the resident."""
        with self.taking("dispatch", by=by, unit=str(unit_id)):
            self._check_unit(unit_id)
            self._check_lists(unit_id, giver_id=self.receiver_id)
            self.see_to(None)
            self.holder_id = unit_id
            self.part().hand_on(by=by)
            self.lead = Assignment.offer(self.as_case(), unit_id, by=by)
            if text:
                self.say(EntryKind.NOTE, text, is_public=False)

    def start(self, *, by: Actor) -> None:
        """Handle it here."""
        with self.taking("start", by=by):
            self.handled_by(by)
            self.seen_to_by(by)

    def _check_lists(self, unit_id: UUID, *, giver_id: UUID, may_assist: bool = False) -> None:
        """Nothing outside its lists is given to a community (regulation on requests, art. 17).

        A department gives it only what was admitted. `may_assist` lets it help with what it
        may not lead.
        """
        if directory().get(unit_id).kind != Kind.COMMUNITY:
            return
        today = timezone.localdate(clock.now())
        if directory().get(giver_id).kind in DEPARTMENTS:
            require_admission(giver_id, unit_id, today)
        found = check(unit_id, self.category_id, today)
        if not found.allowed or (found.role == "assisting" and not may_assist):
            units = directory()
            above = units.superior(unit_id)
            told = {
                "unit": units.name(unit_id),
                "rule": found.rule or _("By its list it only assists with this."),
                "basis": found.basis,
                "other": units.name(found.go_to or (above.id if above else None)),
            }
            raise Refused(
                _("%(unit)s may refuse this. %(rule)s (%(basis)s) Give it to %(other)s.") % told
            )

    def _has_returned(self, unit_id: UUID) -> bool:
        """Whether a ruling took the case back from the unit before."""
        parts = Assignment.objects.filter(tenant_id=self.tenant_id, case_id=self.pk)
        return parts.filter(unit_id=unit_id, state=AssignmentState.RETURNED).exists()

    def _check_unit(self, unit_id: UUID, *, may_lead: bool = False) -> None:
        """Raises Refused; `may_lead` lets the unit that leads have another part of it."""
        unit = directory().find(unit_id)
        if unit is None or not unit.is_active or unit.tenant_id != self.tenant_id:
            raise Refused(_("This unit cannot take cases here. Choose another one."))
        if unit_id in self.kept_from:
            raise Refused(_("The case is about this unit: it cannot be given to it."))
        if self.times_returned and self._has_returned(unit_id):
            raise Refused(_("This unit was found not to be in charge. Choose another one."))
        if unit_id == self.holder_id and not may_lead:
            raise Refused(_("The case is with this unit already. Handle it here instead."))
