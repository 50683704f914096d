"""What the pages of supervision share: buttons, addresses, and 404 for what is hidden."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse

from jielin.cases.models import Case
from jielin.kernel.workflow import Step
from jielin.people.acting import Acting
from jielin.ui.addresses import address
from jielin.ui.parts import StepButton

from ..models import SupervisionOrder
from ..queries.seeing import Hidden

LEADING, GRAVE = 12, 60
# Steps that may begin an order on the page of a request.
STARTS = ("supervise", "ask_coordination")


def or_404(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """What is hidden from a person does not exist for them."""

    @wraps(view)
    def answered(*args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(*args, **kwargs)
        except Hidden as hidden:
            raise Http404 from hidden

    return answered


def page_url(order: SupervisionOrder, home: str) -> str:
    """The page of an order."""
    return address("desk_supervision:order", {"home": home, "number": order.number})


def step_url(order: SupervisionOrder, verb: str, home: str) -> str:
    """Where a step of an order is taken."""
    told = {"home": home, "number": order.number, "verb": verb}
    return address("desk_supervision:step", told)


def buttons(order: SupervisionOrder, actor: Acting, home: str) -> tuple[StepButton, ...]:
    """The steps this person may take now, the main one first."""
    return tuple(
        _button(step, step_url(order, step.verb, home), is_first=place == 0)
        for place, step in enumerate(order.steps_for(actor))
    )


def starts(case: Case, actor: Acting, home: str) -> tuple[StepButton, ...]:
    """The steps that begin an order, as the request's page offers them."""
    new = SupervisionOrder(tenant_id=case.tenant_id, case=case)
    return tuple(
        _button(step, start_url(case, step.verb, home), is_first=False)
        for step in new.steps_for(actor)
        if step.verb in STARTS
    )


def start_url(case: Case, verb: str, home: str) -> str:
    """Where an order is begun."""
    told = {"home": home, "case": case.number, "verb": verb}
    return address("desk_supervision:start", told)


def _button(step: Step, url: str, *, is_first: bool) -> StepButton:
    return StepButton(
        verb=step.verb,
        label=str(step.label),
        url=url,
        key=step.key,
        icon=step.icon,
        is_primary=is_first and step.rank <= LEADING,
        is_grave=step.rank >= GRAVE,
        asks=True,
    )
