"""What supervision holds about a person: words of staff about a request that takes too long."""

from django.utils.translation import gettext_lazy

from jielin.kernel.actors import Actor
from jielin.kernel.erasing import Known
from jielin.kernel.homes import everywhere
from jielin.kernel.personal import DUTY, WITH_RECORDS, Held, Person

from .models import SupervisionOrder

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
    """Take the person out of the words about what they asked; each order says so."""
    here = {"tenant_id__in": everywhere(), "case_id__in": known.matters}
    orders = SupervisionOrder.objects.filter(**here)
    return sum(order.forget(by=by, known=known) for order in orders)
