"""Who is called: the units of a whistle, its lead, and the forces under its command."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from jielin.kernel.actors import Actor
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused
from jielin.organisations.queries import Unit, directory
from jielin.organisations.tree import Kind

from ..states import AWAITED, ResponseState
from .record import Call, OrderRecord
from .response import Response

CALLABLE = frozenset({Kind.DEPARTMENT, Kind.UTILITY, Kind.STATION})
HEARING = frozenset({*AWAITED, ResponseState.SIGNED_OFF}) - {ResponseState.OBJECTED}


class Calling(OrderRecord):
    """Call departments, name a lead, command."""

    class Meta:
        abstract = True

    def call_more(self, *, by: Actor, units: tuple[UUID, ...], text: str = "") -> None:
        """Call departments that were not called yet."""
        with self.taking("call_more", by=by, units=[str(id) for id in units]):
            self.say(text)
            self._call(units, by)

    def name_lead(self, *, by: Actor, unit_id: UUID) -> None:
        """One department leads from now on."""
        with self.taking("name_lead", by=by, unit=str(unit_id)):
            self.lead_unit_id = self._hearing(unit_id)
            self.settle(by=by)

    def command(self, *, by: Actor, text: str) -> None:
        """What the street orders the forces dispatched to it to do (指挥调度派驻力量)."""
        with self.taking("command", by=by):
            self.command_note = text
            self.say(text)

    def take_lead(self, *, by: Actor, unit_id: UUID) -> None:
        """A department claims the lead, under this order's lock: the first one has it."""
        with self.taking("take_lead", by=by, unit=str(unit_id)):
            if self.lead_unit_id == unit_id:
                raise Refused(_("Your unit has the lead already."))
            if self.lead_unit_id is not None:
                told = {"unit": directory().name(self.lead_unit_id)}
                raise Refused(_("%(unit)s has taken the lead already.") % told)
            self.lead_unit_id = unit_id

    def lose_lead(self, *, by: Actor, unit_id: UUID) -> None:
        """A department that goes leads no longer: another one can claim it."""
        if self.lead_unit_id == unit_id:
            with self.taking("lose_lead", by=by, unit=str(unit_id)):
                self.lead_unit_id = None

    def settle(self, *, by: Actor) -> None:
        """To the street, once every part is signed off or released and the lead's is there."""
        raise NotImplementedError

    def _tell_call(self, call: Call) -> None:
        if not call.units:
            raise Refused(_("Choose the departments to call."))
        if call.lead_id is not None and call.lead_id not in call.units:
            raise Refused(_("The lead must be one of the departments that are called."))
        self.occasion, self.urgency = call.occasion, call.urgency
        self.basis, self.command_note = call.basis, call.command_note
        self.lead_unit_id = call.lead_id

    def _call(self, units: Iterable[UUID], by: Actor) -> None:
        wanted = tuple(dict.fromkeys(units))
        if not wanted:
            raise Refused(_("Choose the departments to call."))
        called = set(self.as_order().responses.values_list("unit_id", flat=True))
        with turn() as under_way:
            for unit_id in wanted:
                self._check_unit(directory().find(unit_id), called)
                Response.call(self.as_order(), unit_id, by=by)
                under_way.involve(self, unit_id)
                if self.case is not None and not self.is_confidential:
                    under_way.involve(self.case, unit_id)

    def _check_unit(self, unit: Unit | None, called: set[UUID]) -> None:
        if unit is None or not unit.is_active:
            raise Refused(_("This unit does not exist any more. Choose another one."))
        told = {"unit": unit.label}
        if unit.tenant_id != self.tenant_id:
            text = _(
                "%(unit)s belongs to another district: a whistle reaches units of one's own."
                " Ask the district's request centre to coordinate."
            )
            raise Refused(text % told)
        if unit.kind not in CALLABLE:
            raise Refused(_("%(unit)s cannot be called by a whistle.") % told)
        if unit.id in self.kept_from:
            raise Refused(_("The matter is about %(unit)s: it cannot be called.") % told)
        if unit.id in called:
            raise Refused(_("%(unit)s was called already.") % told)

    def _hearing(self, unit_id: UUID) -> UUID:
        """A unit of this order that was neither released nor objects."""
        found = self.as_order().responses.filter(unit_id=unit_id, state__in=HEARING)
        if not found.exists():
            raise Refused(_("The lead must be a department that was called and comes."))
        return unit_id
