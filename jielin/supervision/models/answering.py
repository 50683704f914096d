"""What units and leaders say to an order, and how it rests and ends: never by silence."""

from typing import Any

from django.utils.translation import gettext as _

from jielin.kernel.actors import Actor
from jielin.kernel.workflow import Refused

from ..ladder import LEADER, OF_THE_HOLDER, RAISE
from ..states import WordKind
from .climbing import Climbing


class Answering(Climbing):
    """Answer, coordinate, instruct; rest and go on with the request; end."""

    class Meta:
        abstract = True

    def report(self, *, by: Actor, text: str) -> None:
        """The unit says how it stands. Until there is a result, the next answer is promised."""
        with self.taking("report", by=by):
            self.say(WordKind.REPORT, text, self.owes_id)
            self._settled()

    def hear(self, *, by: Actor) -> None:
        """Work on the request answers a reminder: nothing is written twice."""
        with self.taking("hear", by=by):
            self._settled()

    def coordinate(self, *, by: Actor, text: str) -> None:
        """The unit above takes the coordination on, and says what was agreed."""
        with self.taking("coordinate", by=by):
            self.say(WordKind.COORDINATION, text, self.case.overseer_id)
            self._settled_if(RAISE)

    def instruct(self, *, by: Actor, text: str) -> None:
        """A leader decides in words (批示); the unit at work reports on it."""
        with self.taking("instruct", by=by):
            self.say(WordKind.INSTRUCTION, text, self._unit_of(by))
            self._settled_if(RAISE, LEADER)

    def redirect(self, *, by: Actor) -> None:
        """Another unit holds the request: it owes the answer, by the same time."""
        with self.taking("redirect", by=by):
            if self.owes_kind not in OF_THE_HOLDER or self.due_at is None:
                raise Refused(_("Nothing is asked of the unit at work."))
            self._asking_anew = self.owes_kind, self.due_at
            self._settled()
            self._shown_to(self.case.holder_id)
        self._asking_anew = None

    def rest(self, *, by: Actor) -> None:
        """The request has a result, or a plan: nothing is owed until that changes."""
        with self.taking("rest", by=by):
            self.is_resting = True
            self._settled()

    def wake(self, *, by: Actor) -> None:
        """It came back: the order goes on from the rung where it stood."""
        with self.taking("wake", by=by):
            self.is_resting, self.stage = False, ""

    def close(self, *, by: Any, text: str) -> None:
        """The unit above ends the supervision in words; only once there is a result."""
        with self.taking("close", by=by):
            if self.case.is_open:
                raise Refused(
                    _("The request has no result yet. Supervision ends only after there is one.")
                )
            self.say(WordKind.CLOSING, text, self._unit_of(by))
            self._ended()

    def end(self, *, by: Actor) -> None:
        """The request is over, and so is this."""
        with self.taking("end", by=by):
            self._ended()

    def _ended(self) -> None:
        self.is_resting = False
        self._settled()

    def _settled_if(self, *kinds: str) -> None:
        if self.owes_kind in kinds:
            self._settled()
