"""What supervision holds about a person: words of staff about a request that takes too long."""

from django.utils.translation import gettext_lazy

from jielin.kernel.actors import Actor
from jielin.kernel.erasing import Known, scrub
from jielin.kernel.homes import everywhere
from jielin.kernel.personal import DUTY, WITH_RECORDS, Held, Person

from .models import Word

HELD = (
    Held(
        "Word",
        gettext_lazy("What was written while your request was supervised"),
        gettext_lazy("So that it is dealt with"),
        DUTY,
        WITH_RECORDS,
        gettext_lazy("The units of the ladder above those who deal with it"),
    ),
)


def erase(person: Person, known: Known, by: Actor) -> int:
    """Take the person out of the words about what they asked."""
    words = Word.objects.filter(tenant_id__in=everywhere(), order__case_id__in=known.matters)
    return scrub(words, ("text",), known)
