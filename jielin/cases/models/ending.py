"""How a case ends: by the resident's word, a second person's check, and never by silence."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.workflow import Refused

from ..states import EntryKind, Satisfied, Solved
from .entry import Follower
from .handling import Handling


class Ending(Handling):
    """Check, revisit, rate, add, withdraw, and back to the same unit when it was not solved."""

    class Meta:
        abstract = True

    def verify(self, *, by: Actor, text: str) -> None:
        """Somebody who did not handle it has seen that the result is as it was told."""
        with self.taking("verify", by=by):
            self.say(EntryKind.CHECK, text, is_public=False)

    def fail_check(self, *, by: Actor, text: str) -> None:
        with self.taking("fail_check", by=by):
            self.say(EntryKind.CHECK, text, is_public=False)
            self._again(by)

    def revisit(self, *, by: Actor, solved: Solved, satisfied: Satisfied, text: str = "") -> None:
        """The resident was asked and agrees."""
        said = {"solved": str(solved), "satisfied": str(satisfied)}
        with self.taking("revisit", by=by, **said):
            self._check_happy(solved, satisfied)
            self._rated(solved, satisfied, text)

    def send_back(self, *, by: Actor, solved: Solved, satisfied: Satisfied, text: str) -> None:
        """The resident was asked and does not agree: back to the same unit."""
        said = {"solved": str(solved), "satisfied": str(satisfied)}
        with self.taking("send_back", by=by, **said):
            self._rated(solved, satisfied, text)
            self._again(by)

    def rate(self, *, by: Actor, solved: Solved, satisfied: Satisfied, text: str = "") -> None:
        """The resident says that it is solved."""
        said = {"solved": str(solved), "satisfied": str(satisfied)}
        with self.taking("rate", by=by, **said):
            self._check_happy(solved, satisfied)
            self._rated(solved, satisfied, text)

    def reject(self, *, by: Actor, solved: Solved, satisfied: Satisfied, text: str) -> None:
        """The resident says that it is not: back to the same unit, the old promises in sight."""
        said = {"solved": str(solved), "satisfied": str(satisfied)}
        with self.taking("reject", by=by, **said):
            self._rated(solved, satisfied, text)
            self._again(by)

    def miss_revisit(self, *, by: Actor, text: str = "") -> None:
        """A call that nobody answered. Only enough of them on enough days count."""
        with self.taking("miss_revisit", by=by):
            today = timezone.localdate(clock.now())
            self.missed_calls += 1
            self.missed_days += self.missed_on != today
            self.missed_on = today
            self.say(EntryKind.CALL, text, is_public=False)

    def give_up(self, *, by: Actor) -> None:
        """Close without a rating: the resident could not be reached. It counts apart."""
        with self.taking("give_up", by=by):
            self.reason = "unreachable"

    def add(self, *, by: Actor, text: str) -> None:
        with self.taking("add", by=by):
            self.say(EntryKind.SUPPLEMENT, text, is_public=True)

    def supply(self, *, by: Actor, text: str) -> None:
        with self.taking("supply", by=by):
            self.say(EntryKind.SUPPLEMENT, text, is_public=True)

    def withdraw(self, *, by: Actor, text: str = "") -> None:
        """The resident no longer asks."""
        with self.taking("withdraw", by=by):
            if text:
                self.say(EntryKind.REASON, text, is_public=True)
            self.end_parts(by=by)

    def reveal(self, *, by: Actor, purpose: str) -> str:
        """The phone number, against a reason that stays beside the event."""
        with self.taking("reveal", by=by):
            self.say(EntryKind.NOTE, purpose, is_public=False)
            return self.phone

    def correct_due(self, *, by: Actor, due_at: datetime, provisional: bool) -> None:
        """Follow the promise to the resident after the calendar of a year was published."""
        with self.taking("correct_due", by=by):
            self.due_at, self.provisional = due_at, provisional

    def follow(self, account_id: UUID) -> None:
        """The same troubles somebody else too. Following twice is following once."""
        with transaction.atomic():
            Follower.objects.get_or_create(
                tenant_id=self.tenant_id, case=self.as_case(), account_id=account_id
            )

    @staticmethod
    def _check_happy(solved: Solved, satisfied: Satisfied) -> None:
        """Nothing that the resident calls unsolved or bad is closed."""
        if solved == Solved.NO or satisfied == Satisfied.NO:
            raise Refused(_("The resident does not agree: it goes back to be done again."))

    def _rated(self, solved: Solved, satisfied: Satisfied, text: str) -> None:
        self.solved, self.satisfied = solved, satisfied
        if text:
            self.say(EntryKind.RATING, text, is_public=True)

    def _again(self, by: Actor) -> None:
        """A redo promise is added; the old ones stay kept or missed, for all to see."""
        self.redo_count += 1
        self.missed_calls, self.missed_days, self.missed_on = 0, 0, None
        self.part().reopen(by=by)
