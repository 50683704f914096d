"""How a whistle ends: by the street's word, never by arrival alone."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.workflow import Refused

from ..states import AWAITED, UNDER_WAY, Mark, OrderState, ResponseState
from .calling import Calling
from .response import Response, check_marks

Marks = Mapping[UUID, tuple[str, str]]


class Ending(Calling):
    """Minutes, confirmation, sending back, marks, cancelling."""

    class Meta:
        abstract = True

    def minute(self, *, by: Actor, text: str) -> None:
        """What street and departments agreed on site."""
        with self.taking("minute", by=by):
            self.minutes, self.minutes_at = text, clock.now()
            self.say(text)

    def note_arrival(self, *, by: Actor) -> None:
        with self.taking("note_arrival", by=by):
            self.arrived_at = clock.now()

    def begin_work(self, *, by: Actor) -> None:
        with self.taking("begin_work", by=by):
            pass

    def complete(self, *, by: Actor) -> None:
        with self.taking("complete", by=by):
            pass

    def settle(self, *, by: Actor) -> None:
        """To the street, once every part is signed off or released and the lead's is there."""
        if self.state not in UNDER_WAY:
            return
        parts = dict(self._parts().values_list("unit_id", "state"))
        is_awaited = any(state in AWAITED for state in parts.values())
        if not is_awaited and parts.get(self.lead_unit_id) == ResponseState.SIGNED_OFF:
            self.complete(by=by)

    def send_back(self, *, by: Actor, unit_id: UUID, text: str) -> None:
        """One department's part is not done."""
        with self.taking("send_back", by=by, unit=str(unit_id)):
            part = self._parts().filter(unit_id=unit_id).first()
            if part is None:
                raise Refused(_("Choose the department whose part is not done."))
            self.say(text)
            self._under_lock(part).take_up(by=by)

    def confirm(self, *, by: Actor, text: str) -> None:
        """The street says that it is done: only now is it."""
        with self.taking("confirm", by=by):
            self.result, self.confirmed_at = text, clock.now()
            self.say(text)
            for part in self._parts().filter(state=ResponseState.SIGNED_OFF):
                self._under_lock(part).close(by=by)
            self._leave_case(by)

    def rate(self, *, by: Actor, marks: Marks) -> None:
        """A mark and a word for each department's part in this order."""
        given = {str(unit_id): mark for unit_id, (mark, _words) in marks.items()}
        with self.taking("rate", by=by, marks=given):
            check_marks(marks.values())
            for part in self._parts().exclude(state=ResponseState.RELEASED):
                told = marks.get(part.unit_id)
                if told is None or told[0] not in Mark.values:
                    raise Refused(_("Give every department a mark."))
                part.mark(*told)

    def cancel(self, *, by: Actor, text: str) -> None:
        """Nobody has arrived yet, and nobody needs to."""
        with self.taking("cancel", by=by):
            self.result = text
            self.say(text)
            for part in self._parts().filter(state__in=AWAITED):
                self._under_lock(part).end(by=by)
            self._leave_case(by)

    def _parts(self) -> Any:
        return self.as_order().responses.order_by("called_at", "id")

    def _under_lock(self, part: Response) -> Response:
        """Whoever changes a report-in holds its order: no lock of its own is needed."""
        part.order = self.as_order()
        return part.held_with(self)

    def _leave_case(self, by: Actor) -> None:
        if self.case is not None:
            self.case.end_whistle(by=by, number=self.number)

    @property
    def is_over(self) -> bool:
        """Whether the street has confirmed it."""
        return self.state in {OrderState.CONFIRMED, OrderState.RATED}
