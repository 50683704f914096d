"""What rulings hold about a person: words of units that may repeat those of a request."""

from django.utils.translation import gettext_lazy

from jielin.kernel.actors import Actor
from jielin.kernel.erasing import Known
from jielin.kernel.homes import everywhere
from jielin.kernel.personal import DUTY, WITH_RECORDS, Held, Person

from .models import Extension, Objection, Suspension

_WHAT = gettext_lazy("Words of the units about your request")
_WHY = gettext_lazy("To decide which unit deals with it, and until when")
_WHO = gettext_lazy("The asking unit, the reviewing unit and those who read the request")
HELD = tuple(
    Held(model, _WHAT, _WHY, DUTY, WITH_RECORDS, _WHO)
    for model in ("Objection", "Extension", "Suspension", "Examination")
)


def erase(person: Person, known: Known, by: Actor) -> int:
    """Take the person out of the rulings about what they asked; each says so on its chain."""
    about = {"tenant_id__in": everywhere(), "case_id__in": known.matters}
    return sum(
        one.forget(by=by, known=known)
        for model in (Objection, Extension, Suspension)
        for one in model.objects.filter(**about)
    )
