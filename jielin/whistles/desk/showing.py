"""What the pages share: buttons, addresses, and 404 for what is hidden."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse

from jielin.kernel.models import Matter
from jielin.kernel.workflow import Step
from jielin.people.acting import Acting
from jielin.ui.addresses import address
from jielin.ui.parts import StepButton

from ..forms import FORMS
from ..models import Response, WhistleOrder
from ..queries.seeing import Hidden

LEADING, GRAVE = 12, 60
# The step whose form is a page of its own.
BLOW = "blow"


def or_404(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """What is hidden from a person does not exist for them."""

    @wraps(view)
    def answered(*args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(*args, **kwargs)
        except Hidden as hidden:
            raise Http404 from hidden

    return answered


def order_buttons(order: WhistleOrder, actor: Acting, home: str) -> tuple[StepButton, ...]:
    """The street's and the community's steps, the main one first."""
    return _buttons(order, order.steps_for(actor), home)


def part_buttons(part: Response, actor: Acting, home: str) -> tuple[StepButton, ...]:
    """A department's steps, and the street's rulings on it."""
    taken = part.order.lead_unit_id is not None
    steps = [s for s in part.steps_for(actor) if not (taken and s.verb == "claim_lead")]
    return _buttons(part, steps, home)


def step_url(matter: Matter, verb: str, home: str) -> str:
    """Where a step is taken."""
    if isinstance(matter, Response):
        told = {"home": home, "key": matter.pk, "verb": verb}
        return address("desk_whistles:part_step", told)
    told = {"home": home, "number": str(matter)}
    if verb == BLOW:
        return address("desk_whistles:blow", told)
    return address("desk_whistles:step", {**told, "verb": verb})


def order_url(number: str, home: str) -> str:
    """The page of an order."""
    return address("desk_whistles:order", {"home": home, "number": number})


def _buttons(matter: Matter, steps: list[Step], home: str) -> tuple[StepButton, ...]:
    return tuple(
        StepButton(
            verb=step.verb,
            label=str(step.label),
            url=step_url(matter, step.verb, home),
            key=step.key,
            icon=step.icon,
            is_primary=place == 0 and step.rank <= LEADING,
            is_grave=step.rank >= GRAVE,
            asks=step.verb in FORMS[matter.kind] or step.verb == BLOW,
        )
        for place, step in enumerate(steps)
    )
