"""Ends that are neither solved nor answered: proposed with proof, confirmed by a second person."""

from django.utils.translation import gettext as _

from jielin.kernel.actors import Actor
from jielin.kernel.workflow import Refused

from ..states import Ending, EntryKind
from .ruled import Ruled

# The ends that may be proposed (handbook §2.5: each with evidence and a second approval).
PROPOSABLE = (Ending.NOT_OUR_DUTY, Ending.UNREASONABLE)


class Concluding(Ruled):
    """Propose, confirm, refuse. The resident reads the reason and what they can do instead."""

    class Meta:
        abstract = True

    def propose_end(self, *, by: Actor, ending: Ending, proof: str, text: str) -> None:
        """`proof` is for who confirms; `text` is what the resident will read then."""
        with self.taking("propose_end", by=by, ending=str(ending)):
            if ending not in PROPOSABLE:
                raise Refused(_("This end is not one that can be proposed."))
            self.check_complete()
            self.ending, self.proposed_by_id, self.proposed_words = ending, by.id, text
            self.say(EntryKind.NOTE, proof, is_public=False)

    def confirm_end(self, *, by: Actor) -> None:
        """A second person agrees: now the resident is told, and it is closed as what it is."""
        with self.taking("confirm_end", by=by, ending=str(self.ending)):
            self.end_parts(by=by)
            self.say(EntryKind.REASON, self.proposed_words, is_public=True)

    def refuse_end(self, *, by: Actor, text: str) -> None:
        """The second person does not agree: the unit goes on, under the old promise."""
        with self.taking("refuse_end", by=by):
            self.ending, self.proposed_by_id, self.proposed_words = "", None, ""
            self.say(EntryKind.CHECK, text, is_public=False)
