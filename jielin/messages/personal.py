"""What the outbox holds about a person: texts on their way, for as long as they are needed."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext_lazy

from jielin.kernel.actors import Actor
from jielin.kernel.erasing import Known
from jielin.kernel.personal import DUTY, Held, Person

from .models import OutboxMessage

HELD = (
    Held(
        "OutboxMessage",
        gettext_lazy("Telephone and text of each message to you, sealed"),
        gettext_lazy("To tell you how your requests stand, and to send sign-in codes"),
        DUTY,
        gettext_lazy("The text 10 minutes to 30 days, that it was sent 180 days"),
        gettext_lazy("Operators, with the number masked"),
    ),
)


def erase(person: Person, known: Known, by: Actor) -> int:
    """Every message to the number, and the texts about what the person asked."""
    return OutboxMessage.erase(person.phone_index, known.matters)


def retain(now: datetime) -> Mapping[str, int]:
    """What the job of every minute has left."""
    return {"OutboxMessage": OutboxMessage.forget(now)}
