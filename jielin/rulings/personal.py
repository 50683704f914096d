"""What rulings hold about a person: words of units that may repeat those of a request."""

from django.utils.translation import gettext_lazy

from jielin.kernel.actors import Actor
from jielin.kernel.erasing import Known, scrub
from jielin.kernel.homes import everywhere
from jielin.kernel.personal import DUTY, WITH_RECORDS, Held, Person

from .models import Examination, Extension, Objection, Suspension

_WHAT = gettext_lazy("Words of the units about your request")
_WHY = gettext_lazy("To decide which unit deals with it, and until when")
_WHO = gettext_lazy("The asking unit, the reviewing unit and those who read the request")
_TEXTS = (
    (Objection, ("reason", "law", "words")),
    (Extension, ("reason", "words")),
    (Suspension, ("cause", "plan", "words")),
)
HELD = tuple(
    Held(model, _WHAT, _WHY, DUTY, WITH_RECORDS, _WHO)
    for model in ("Objection", "Extension", "Suspension", "Examination")
)


def erase(person: Person, known: Known, by: Actor) -> int:
    """Take the person out of the rulings about what they asked."""
    here = {"tenant_id__in": everywhere()}
    changed = 0
    for model, fields in _TEXTS:
        rows = model._default_manager.filter(**here, case_id__in=known.matters)
        changed += scrub(rows, fields, known)
    looks = Examination.objects.filter(**here, suspension__case_id__in=known.matters)
    return changed + scrub(looks, ("text",), known)
