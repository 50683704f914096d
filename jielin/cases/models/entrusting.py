"""Who of the unit that holds a case sees to it (经办人): its own people's matter alone."""

from uuid import UUID

from django.utils.translation import gettext as _

from jielin.kernel.actors import Actor
from jielin.kernel.workflow import Refused, Step
from jielin.people.acting import Acting
from jielin.people.queries import colleagues

from .. import policy
from .saying import Saying


class Entrusting(Saying):
    """Claim it, give it to a colleague, give it back. The unit owes it throughout."""

    class Meta:
        abstract = True

    def steps_for(self, actor: Actor) -> list[Step]:
        """What somebody sees to already is given on, not claimed over their head."""
        found = super().steps_for(actor)
        return [one for one in found if one.verb != "claim" or self.assignee_id is None]

    def claim(self, *, by: Actor) -> None:
        """I see to it. Refused when a colleague was faster."""
        with self.taking("claim", by=by):
            self._check_still(None)
            self.see_to(by.id)

    def entrust(self, *, by: Actor, to_id: UUID, instead_of: UUID | None = None) -> None:
        """A colleague sees to it; `instead_of` is whom the page showed, if anybody."""
        with self.taking("entrust", by=by, to=str(to_id)):
            self._check_still(instead_of)
            if not any(one.id == to_id for one in self.candidates()):
                raise Refused(_("Choose a colleague of the unit who may handle this request."))
            self.see_to(to_id)

    def lay_down(self, *, by: Actor) -> None:
        """Nobody by name: any colleague may claim it."""
        with self.taking("lay_down", by=by):
            self.see_to(None)

    def pass_on(self, *, by: Actor, to_id: UUID) -> None:
        """Whoever saw to it has handed everything over and leaves."""
        fits = any(one.id == to_id for one in self.candidates())
        told = {"from": str(self.assignee_id or ""), "to": str(to_id) if fits else ""}
        with self.taking("pass_on", by=by, **told):
            self.see_to(to_id if fits else None)

    def candidates(self) -> tuple[Acting, ...]:
        """The colleagues of the unit who may see to it, and do not yet. One query."""
        there = colleagues(self.holder_id)
        able = (one for one in there if policy.may_assign(one, self.as_case()))
        return tuple(one for one in able if one.id != self.assignee_id)

    def seen_to_by(self, by: Actor) -> None:
        """Whoever takes the work on sees to it, unless a colleague was named before."""
        if by.kind == "person" and self.assignee_id is None:
            self.see_to(by.id)

    def _check_still(self, person_id: UUID | None) -> None:
        """Raise Refused when somebody else was named meanwhile."""
        if self.assignee_id == person_id:
            return
        names = {one.id: one.name for one in colleagues(self.holder_id)}
        who = names.get(self.assignee_id) if self.assignee_id else None
        if who is None:
            raise Refused(_("Meanwhile it was given back or taken by somebody else."))
        raise Refused(_("%(name)s sees to it already.") % {"name": who})
