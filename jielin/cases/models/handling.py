"""What the unit that holds a case does, until there is a result."""

from typing import Any

from django.utils.translation import gettext as _

from jielin.kernel.actors import Actor
from jielin.kernel.workflow import Refused

from ..quoting import quotes
from ..states import CaseState, Ending, EntryKind
from ..titles import title_of
from .inquiry import Inquiry
from .receiving import Receiving


class Handling(Receiving):
    """Take on, talk, note, ask, resolve."""

    class Meta:
        abstract = True

    def take(self, *, by: Actor) -> None:
        """The holder takes it on, for the first time or again."""
        with self.taking("take", by=by):
            self.handled_by(by)
            self.seen_to_by(by)
            self.part().begin(by=by)

    def contact(self, *, by: Actor, text: str) -> None:
        """A talk with the resident that took place."""
        with self.taking("contact", by=by):
            self._work_noted(by)
            self.say(EntryKind.CALL, text, is_public=True)

    def try_contact(self, *, by: Actor, text: str) -> None:
        """A call that nobody answered. It keeps no promise."""
        with self.taking("try_contact", by=by):
            self.say(EntryKind.CALL, text, is_public=False)

    def note(self, *, by: Actor, text: str, is_public: bool) -> None:
        """Progress: a reply that the resident sees, or an internal note."""
        kind = EntryKind.REPLY if is_public else EntryKind.NOTE
        with self.taking("note", by=by, public=is_public):
            self._work_noted(by)
            self.say(kind, text, is_public=is_public)

    def write_down(self, *, by: Actor, text: str) -> None:
        """The words of the recording, by somebody who listened; the resident reads them."""
        with self.taking("write_down", by=by):
            if not self.text or self.words_by_id is not None:
                self.text, self.title, self.words_by_id = text, title_of(text), by.id
            self.say(EntryKind.TRANSCRIPT, text, is_public=True)

    def hear(self, *, by: Actor, text: str) -> None:
        """What a recogniser made of the recording: for staff, until somebody has listened."""
        with self.taking("hear", by=by):
            self.say(EntryKind.NOTE, text, is_public=False)

    def ask(self, *, by: Actor, text: str) -> None:
        """Ask the resident for something. The clock runs on: only an approved pause stops it."""
        with self.taking("ask", by=by):
            self.say(EntryKind.REPLY, text, is_public=True)

    def resolve(self, *, by: Actor, text: str) -> None:
        """Finish the work and tell the resident what was done."""
        with self.taking("resolve", by=by):
            self.check_complete()
            self.end_asks(by=by)
            self.ending = Ending.SOLVED
            self.handled_by(by)
            self.say(EntryKind.RESULT, text, is_public=True)
            self.part().finish(by=by)

    def recuse(self, *, by: Actor, text: str) -> None:
        """An interested person steps back, and does not see the case or its parts again."""
        with self.taking("recuse", by=by):
            self.say(EntryKind.NOTE, text, is_public=False)
            self.recused_ids = [*self.recused_ids, str(by.id)]
            if self.assignee_id == by.id:
                self.see_to(None)
            for part in self.open_parts() if self.has_parts else ():
                part.keep_away(by=by)

    def keep_away(self, *, by: Actor) -> None:
        """Whoever stepped back from the whole keeps away from this part of it."""
        with self.taking("keep_away", by=by):
            self.recused_ids = [*dict.fromkeys((*self.recused_ids, str(by.id)))]
            if self.assignee_id == by.id:
                self.see_to(None)

    def inquire(self, *, by: Actor, unit_id: Any, question: str) -> Inquiry:
        """Ask a unit that may not know of the case. The question stands for itself."""
        with self.taking("inquire", by=by, unit=str(unit_id)):
            if unit_id not in self.kept_from:
                raise Refused(_("Only a unit that the case is about can be asked this way."))
            if quotes(question, self.text):
                raise Refused(_("This repeats the resident's own words. Ask in your own words."))
            return Inquiry.about(self.as_case(), asked_id=unit_id, question=question, by=by)

    def _work_noted(self, by: Any) -> None:
        """Whoever writes for the holder while the work is under way has handled it."""
        at_work = self.state in {CaseState.HANDLING, CaseState.WAITING}
        if at_work and self.holder_id in {post.organisation_id for post in by.posts}:
            self.handled_by(by)
