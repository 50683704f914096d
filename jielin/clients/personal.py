"""What other systems leave here about a person: digests, numbers of requests, links."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext_lazy

from jielin.kernel.personal import DUTY, SECURITY, Held

from .models import Delivery, KeptAnswer

_NOBODY = gettext_lazy("The system that asked; it learns the number and the link of the request")
HELD = (
    Held(
        "KeptAnswer",
        gettext_lazy("Digests of what another system sent, and the number it was answered"),
        gettext_lazy("So that the same request is registered once"),
        SECURITY,
        gettext_lazy("1 day"),
        _NOBODY,
    ),
    Held(
        "Delivery",
        gettext_lazy("Number, event and link of a request, told to another system"),
        gettext_lazy("So that systems of the city know how a request stands"),
        DUTY,
        gettext_lazy("30 days"),
        _NOBODY,
    ),
)


def retain(now: datetime) -> Mapping[str, int]:
    """What the job of every hour has left."""
    return {"KeptAnswer": KeptAnswer.forget(now), "Delivery": Delivery.forget(now)}
