"""What apps above the cases do to one, inside verbs of their own that have checked the actor."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from jielin.kernel.actors import Actor
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused
from jielin.organisations.queries import directory

from ..states import EntryKind
from .assignment import Assignment
from .saying import OPEN_PARTS
from .sharing import Sharing


class Ruled(Sharing):
    """Whistles, rulings and supervision, as the case records them.

    `attached` names the kind of matter that now stands beside the case, for its page.
    """

    class Meta:
        abstract = True

    def whistle(self, *, by: Actor, number: str, attached: str = "") -> None:
        """The street calls departments together for it (吹哨)."""
        with self._from_above("whistle", by, attached, number=number):
            pass

    def end_whistle(self, *, by: Actor, number: str) -> None:
        with self._from_above("end_whistle", by, number=number):
            pass

    def object(self, *, by: Actor, text: str, attached: str = "") -> None:
        """The unit says that it is not its duty (退单). Nothing moves until somebody rules."""
        with self._from_above("object", by, attached):
            self.say(EntryKind.NOTE, text, is_public=False)

    def take_back(self, *, by: Actor, text: str) -> None:
        """Upheld: the first receiver has it again, and the clock has never stopped."""
        with self._from_above("take_back", by, unit=str(self.receiver_id)):
            self.part().give_back(by=by)
            self.hand_over(self.receiver_id, by=by)
            self.lead = Assignment.first(self.as_case(), by=by)
            self.holder_id, self.times_returned = self.receiver_id, self.times_returned + 1
            self.say(EntryKind.RULING, text, is_public=False)

    def designate(self, *, by: Actor, text: str) -> None:
        """Not upheld: this unit it is, and it cannot object again (regulation, art. 22)."""
        with self._from_above("designate", by, unit=str(self.holder_id)):
            self.part().designate(by=by)
            self.say(EntryKind.RULING, text, is_public=False)

    def ask_extension(self, *, by: Actor, text: str, attached: str = "") -> None:
        with self._from_above("ask_extension", by, attached):
            self.say(EntryKind.NOTE, text, is_public=False)

    def refuse_extension(self, *, by: Actor, text: str) -> None:
        with self._from_above("refuse_extension", by):
            self.say(EntryKind.RULING, text, is_public=False)

    def extend(self, *, by: Actor, due_at: datetime, text: str) -> None:
        """Approved at another level: the promise to the resident moves, and they are told why."""
        with self._from_above("extend", by, due=due_at.isoformat()):
            self._later(by, due_at)
            self.times_extended += 1
            self.say(EntryKind.REPLY, text, is_public=True)

    def ask_parking(self, *, by: Actor, text: str, attached: str = "") -> None:
        with self._from_above("ask_parking", by, attached):
            self.say(EntryKind.NOTE, text, is_public=False)

    def refuse_parking(self, *, by: Actor, text: str) -> None:
        with self._from_above("refuse_parking", by):
            self.say(EntryKind.RULING, text, is_public=False)

    def park(self, *, by: Actor, until: datetime, text: str) -> None:
        """It cannot be solved now (挂账): the resident reads the plan and its date."""
        with self._from_above("park", by, due=until.isoformat()):
            self._later(by, until)
            self.say(EntryKind.REPLY, text, is_public=True)

    def reexamine(self, *, by: Actor, text: str) -> None:
        """Looked at again, still parked: the next look is promised."""
        with self._from_above("reexamine", by):
            self.say(EntryKind.REPLY, text, is_public=True)

    def resume(self, *, by: Actor, text: str) -> None:
        """The work goes on, under the date of the plan."""
        with self._from_above("resume", by):
            self.say(EntryKind.REPLY, text, is_public=True)

    def urge(self, *, by: Actor, stage: str, attached: str = "") -> None:
        """A reminder (催办). `stage` is the mark of the time that has passed."""
        with self._from_above("urge", by, attached, stage=stage):
            pass

    def supervise(self, *, by: Actor, text: str, attached: str = "") -> None:
        """Supervision (督办), with its reason."""
        with self._from_above("supervise", by, attached):
            self.say(EntryKind.NOTE, text, is_public=False)

    def escalate(self, *, by: Actor, text: str, attached: str = "") -> None:
        """Raise it one level (提级): the unit above sees it and answers for it from now on."""
        with turn() as under_way, self._from_above("escalate", by, attached):
            start = self.overseer_id if self.level and self.overseer_id else self.receiver_id
            above = directory().superior(start)
            if above is None or above.id in self.kept_from:
                raise Refused(_("There is no unit above that could take it up."))
            self.overseer_id, self.level = above.id, self.level + 1
            under_way.involve(self, above.id)
            self.say(EntryKind.NOTE, text, is_public=False)

    @contextmanager
    def _from_above(
        self, verb: str, by: Actor, attached: str = "", **details: Any
    ) -> Iterator[None]:
        with self.taking(verb, by=by, **details):
            if attached and attached not in self.attached:
                self.attached = [*self.attached, attached]
            yield

    def _later(self, by: Actor, due_at: datetime) -> None:
        """Move what was promised: to the resident, and by the lead for its own part."""
        if self.due_at is None or due_at <= self.due_at:
            raise Refused(_("The new time must be later than the one promised now."))
        with turn() as under_way:
            under_way.postpone(self, ("resolve", "redo"), due_at)
            self.due_at, self.provisional = due_at, False
            if self.lead and self.lead.state in OPEN_PARTS:
                self.part().postpone(by=by, due_at=due_at)
