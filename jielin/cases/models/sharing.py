"""More than one unit on a case: helpers with their own sign-off, and a lead that changes hands."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from jielin.kernel.actors import Actor
from jielin.kernel.workflow import Refused

from ..states import EntryKind
from .assignment import Assignment
from .ending import Ending
from .outside_ask import Outside, OutsideAsk
from .stage import Stage


class Sharing(Ending):
    """Bring units in, let them go, give the lead to another. The first receiver stays it."""

    class Meta:
        abstract = True

    def assist(self, *, by: Actor, unit_id: UUID, text: str) -> None:
        """Ask a unit to help: its own part, its own promises, its own sign-off."""
        with self.taking("assist", by=by, unit=str(unit_id)):
            self._check_unit(unit_id)
            self._check_lists(unit_id, giver_id=self.holder_id, may_assist=True)
            if str(unit_id) in self.assisting:
                raise Refused(_("This unit has been asked to help already."))
            Assignment.call(self.as_case(), unit_id, by=by)
            self._stands(unit_id, "offered")
            self.say(EntryKind.NOTE, text, is_public=False)

    def join(self, *, by: Actor) -> None:
        """A helping unit takes its part on."""
        unit_id = self._helping(by, "offered")
        with self.taking("join", by=by, unit=str(unit_id)):
            self.handled_by(by)
            self.help_of(unit_id).begin(by=by)
            self._stands(unit_id, "working")

    def sign_off(self, *, by: Actor, text: str) -> None:
        """A helping unit says what it did. The lead answers for the whole."""
        unit_id = self._helping(by, "working")
        with self.taking("sign_off", by=by, unit=str(unit_id)):
            self.handled_by(by)
            self.help_of(unit_id).finish(by=by)
            self._stands(unit_id, "")
            self.say(EntryKind.RESULT, text, is_public=False)

    def release(self, *, by: Actor, unit_id: UUID, text: str) -> None:
        """Its help is not needed any more."""
        with self.taking("release", by=by, unit=str(unit_id)):
            if str(unit_id) not in self.assisting:
                raise Refused(_("This unit is not helping with the case any more."))
            self.help_of(unit_id).end(by=by)
            self._stands(unit_id, "")
            self.say(EntryKind.NOTE, text, is_public=False)

    def transfer(self, *, by: Actor, unit_id: UUID, text: str) -> None:
        """The first receiver gives the lead to another unit. No promise to the resident moves."""
        with self.taking("transfer", by=by, unit=str(unit_id)):
            self._check_unit(unit_id)
            self._check_lists(unit_id, giver_id=self.receiver_id)
            if str(unit_id) in self.assisting:
                raise Refused(_("This unit is helping already: let it go first, then it leads."))
            self.part().hand_on(by=by)
            self.hand_over(unit_id, by=by)
            self.lead = Assignment.offer(self.as_case(), unit_id, by=by)
            self.holder_id, self.times_moved = unit_id, self.times_moved + 1
            self.say(EntryKind.NOTE, text, is_public=False)

    def ask_outside(self, *, by: Actor, told: Outside) -> tuple[OutsideAsk, str]:
        """Ask a firm without an account (property, utility): the question and its link's token."""
        with self.taking("ask_outside", by=by):
            if OutsideAsk.kind not in self.attached:
                self.attached = [*self.attached, OutsideAsk.kind]
            self.say(EntryKind.NOTE, f"{told.party}：{told.question}", is_public=False)
            return OutsideAsk.about(self.as_case(), told, by=by)

    def hear_outside(self, *, by: Actor, number: str, text: str) -> None:
        """What the outside party answered, for staff to read and to act on."""
        with self.taking("hear_outside", by=by, number=number):
            self.say(EntryKind.NOTE, text, is_public=False)

    def plan_stages(self, *, by: Actor, names: Sequence[str]) -> None:
        """Give each stage of a longer work its own time, within the one promise."""
        with self.taking("plan_stages", by=by):
            self.attached = [*self.attached, Stage.kind]
            for place, name in enumerate(dict.fromkeys(names)):
                Stage.plan(self.as_case(), name, place=place, by=by)

    def finish_stage(self, *, by: Actor, stage_id: UUID, text: str) -> None:
        """One stage is done; whoever sees the case sees that."""
        stage = self.stages_left().filter(pk=stage_id).first()
        if stage is None:
            raise Refused(_("This stage is done already."))
        with self.taking("finish_stage", by=by, stage=stage.name):
            self.handled_by(by)
            stage.finish(by=by)
            self.say(EntryKind.NOTE, text, is_public=False)

    def _helping(self, by: Actor, state: str) -> UUID:
        """The actor's own unit among those that help."""
        mine = {str(post.organisation_id) for post in getattr(by, "posts", ())}
        found = [one for one, at in self.assisting.items() if at == state and one in mine]
        if not found:
            raise Refused(_("You are not the one who can take this step."), status=403)
        return UUID(found[0])

    def _stands(self, unit_id: UUID, state: str) -> None:
        others = {one: at for one, at in self.assisting.items() if one != str(unit_id)}
        self.assisting = {**others, str(unit_id): state} if state else others
