"""What each climb does to the order and to its request."""

from typing import Any

from django.utils.translation import gettext as _

from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.models import Promise
from jielin.kernel.workflow import Refused
from jielin.organisations.queries import directory

from ..states import PROBLEMS, Level, Reason, WordKind
from .record import OrderRecord
from .word import Word


class Climbing(OrderRecord):
    """The rungs. Every climb stands on the request's own course as well."""

    class Meta:
        abstract = True

    def _urge(self, by: Actor, stage: str, owed: Promise | None) -> None:
        self.stage = stage
        self.case.urge(by=by, stage=stage, attached=self.kind)
        self._check_owed(owed)

    def _supervised(self, by: Any, reason: Reason, text: str, owed: Promise | None = None) -> None:
        self._climbed(Level.SUPERVISED, reason, clock.now())
        self.issuer_id = self._issuer(by)
        self.case.supervise(by=by, text=self._told(by, reason, text), attached=self.kind)
        self._check_owed(owed)

    def _raised(self, by: Any, reason: Reason, text: str, owed: Promise | None = None) -> None:
        self._climbed(Level.RAISED, reason, clock.now())
        self._up(by, reason, text)
        self._check_owed(owed)

    def _led(self, by: Any, reason: Reason, text: str, owed: Promise | None = None) -> None:
        self._climbed(Level.DISTRICT_LEADER, reason, clock.now())
        self._up(by, reason, text)
        self._shown_to(self.office())
        self._check_owed(owed)

    def _up(self, by: Any, reason: Reason, text: str) -> None:
        """The request goes up as far as there is somebody above it."""
        if reason in PROBLEMS:
            self.problem = reason
        told = self._told(by, reason, text)
        if self._has_above():
            self.case.escalate(by=by, text=told, attached=self.kind)
            self._shown_to(self._overseer())
        else:
            self.case.supervise(by=by, text=told, attached=self.kind)
        self.issuer_id = self._overseer()

    def _has_above(self) -> bool:
        case = self.case
        start = case.overseer_id if case.level and case.overseer_id else case.receiver_id
        above = directory().superior(start)
        return above is not None and above.id not in case.kept_from

    def _issuer(self, by: Any) -> Any:
        """In whose name: the person's unit; of the clock, the receiver or, for its own work,
        the unit above it."""
        mine = {post.organisation_id for post in getattr(by, "posts", ())}
        for unit_id in self.issuers():
            if unit_id in mine:
                return unit_id
        if self.case.receiver_id != self.case.holder_id:
            return self.case.receiver_id
        return self._overseer()

    def _told(self, by: Any, reason: Reason, text: str) -> str:
        """The words for the request's course; those of a person are kept on the order too."""
        if text:
            self.say(WordKind.REASON, text, self._unit_of(by))
        return f"{reason.label}。{text}" if text else f"{reason.label}"

    def _unit_of(self, by: Any) -> Any:
        mine = [post.organisation_id for post in getattr(by, "posts", ())]
        parties = {*self.parties(), *self.issuers()}
        return next((unit for unit in mine if unit in parties), None)

    def _check_owed(self, owed: Promise | None) -> None:
        """Under the lock of both: what the clock found open may have been kept or moved."""
        if owed is None:
            return
        mine = Promise.objects.open().filter(tenant_id=owed.tenant_id, pk=owed.pk)
        if not mine.filter(due_at=owed.due_at).exists():
            raise Refused(_("This has been done meanwhile."))

    def say(self, kind: WordKind, text: str, unit_id: Any) -> None:
        """Put words beside the event of the verb under way."""
        Word.objects.create(
            tenant_id=self.tenant_id,
            order_id=self.pk,
            event_id=self.next_event_id,
            kind=kind,
            unit_id=unit_id,
            text=text,
        )
