"""What is held of a person in pictures and documents."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext_lazy

from jielin.kernel.actors import Actor
from jielin.kernel.erasing import Known
from jielin.kernel.homes import everywhere
from jielin.kernel.personal import DUTY, WITH_RECORDS, Held, Person

from .models import StoredFile

HELD = (
    Held(
        "StoredFile",
        gettext_lazy("Photos that you sent, without place and camera data"),
        gettext_lazy("To see what the request is about"),
        DUTY,
        WITH_RECORDS,
        gettext_lazy("Whoever may read the request they belong to"),
    ),
)


def erase(person: Person, known: Known, by: Actor) -> int:
    """Everything that the account has sent; what belongs to a request goes with the request."""
    if person.id is None:
        return 0
    sent = StoredFile.objects.filter(tenant_id__in=everywhere(), received_by_id=person.id)
    return StoredFile.erase(sent)


def retain(now: datetime) -> Mapping[str, int]:
    """What nobody attached within a day."""
    return {"StoredFile": StoredFile.throw_away(StoredFile.objects.abandoned(now))}
