"""A case without the person who asked: words and contact replaced, history and figures kept."""

from uuid import UUID

from django.db.models import Q

from jielin.kernel.actors import Actor
from jielin.kernel.erasing import ERASED, Known, scrub
from jielin.kernel.models import Link, Promise

from ..states import EntryKind
from .entry import Entry
from .inquiry import Inquiry
from .joining import Joining
from .outside_ask import OutsideAsk

# Told by whoever asked, or written down as their words.
THEIRS = (EntryKind.SUPPLEMENT, EntryKind.RATING, EntryKind.TRANSCRIPT)


class Forgetting(Joining):
    """Carried out after the end, when whoever asked wishes to be erased."""

    class Meta:
        abstract = True

    def erase(self, *, by: Actor, known: Known, person_id: UUID | None) -> int:
        """Replace what is personal here and in the words beside it; how many rows said any.

        State, class, units, times and ratings stay: the figures and the chain are as before.
        """
        with self.taking("erase", by=by, **known.told):
            self.title = self.text = ERASED
            self.place = self.contact_name = self.phone = self.phone_index = ""
            self.lng = self.lat = self.asked_by_id = None
            self.proposed_words = known.cleaned(self.proposed_words)
            return 1 + self._erase_words(known, person_id) + self._erase_asked(known)

    def forget_contact(self, *, by: Actor, known: Known) -> None:
        """Somebody else asked, and left this person's number: only that goes, at any time."""
        with self.taking("forget_contact", by=by, **known.told):
            self.contact_name = self.phone = self.phone_index = ""
            self.title, self.text = known.cleaned(self.title), known.cleaned(self.text)
            self.place = known.cleaned(self.place)

    def _erase_words(self, known: Known, person_id: UUID | None) -> int:
        words = Entry.objects.filter(tenant_id=self.tenant_id, case_id=self.pk)
        theirs = Q(kind__in=THEIRS)
        if person_id is not None:
            theirs |= Q(event__actor_id=person_id)
        own = list(words.filter(theirs).values_list("pk", flat=True))
        replaced = words.filter(pk__in=own).update(text=ERASED)
        return replaced + scrub(words.exclude(pk__in=own), ("text",), known)

    def _erase_asked(self, known: Known) -> int:
        """What was asked about it, outside and of units that are kept from it."""
        here = {"tenant_id": self.tenant_id}
        Promise.objects.filter(**here, subject_id=self.pk).update(asked_by_id=None)
        answers = Link.objects.filter(**here, to_id=self.pk, sense=Link.Sense.ANSWERS)
        asked = Inquiry.objects.filter(**here, pk__in=answers.values("from_id"))
        outside = OutsideAsk.objects.filter(**here, case_id=self.pk)
        return scrub(asked, ("question", "reply_text"), known) + scrub(
            outside, ("party", "question", "reply_text"), known
        )
