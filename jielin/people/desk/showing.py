"""What the pages of this app share: buttons, what happened, and 404 for what is hidden."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.urls import reverse

from jielin.kernel.models import Event, Matter
from jielin.kernel.workflow import Step
from jielin.organisations.forms import FORMS as UNIT_FORMS
from jielin.people.acting import Acting
from jielin.people.duties import DeskRequest
from jielin.ui.parts import StepButton, TimelineItem

from ..forms.steps import FORMS
from ..queries.staff import Hidden
from ..queries.standing import acted_by
from ..queries.telling import tell

LEADING, GRAVE = 12, 60
ACTS = ("reset_second_factor", "give_password", "show_phone")
MOST_TOLD = 50
# Under which word of the address the steps of a kind are taken.
PLURAL = {"organisation": "organisations", "appointment": "appointments"}


def or_404(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """What is hidden from a person does not exist for them."""

    @wraps(view)
    def answered(*args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(*args, **kwargs)
        except Hidden as hidden:
            raise Http404 from hidden

    return answered


def bound(request: DeskRequest) -> Any:
    """What a form is filled with: the post, or nothing when the page is only opened."""
    return request.POST if request.method == "POST" else None


def put_down(form: forms.Form, error: ValidationError) -> None:
    """A verb's errors at the fields they name; what has no field stands above."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, texts in error.message_dict.items():
        for text in texts:
            form.add_error(name if name in form.fields else None, text)


def buttons(matter: Matter, actor: Acting, home: str) -> tuple[StepButton, ...]:
    """The steps of an organisation or appointment this person may take now, by weight."""
    told = {"home": home, "things": PLURAL[matter.kind], "key": matter.pk}
    return tuple(
        _button(step, reverse("desk_people:step", kwargs={**told, "verb": step.verb}))
        for step in matter.steps_for(actor)
    )


def record_buttons(record: Any, actor: Acting, home: str) -> tuple[StepButton, ...]:
    """The acts on an account, each with its reason; a lock is lifted where locks are listed."""
    if not record.is_of_our_staff:
        return ()
    told = {"home": home, "account": record.account_id}
    return tuple(
        _button(step, reverse("desk_people:act", kwargs={**told, "verb": step.verb}), asks=True)
        for step in record.steps_for(actor)
        if step.verb in ACTS and (step.verb != "show_phone" or record.account.phone)
    )


def timeline(tenant_id: int, subjects: list[Any]) -> tuple[TimelineItem, ...]:
    """What happened to these, the newest first. Four queries at most."""
    rows = Event.objects.filter(tenant_id=tenant_id, subject_id__in=subjects)
    events = list(rows.order_by("-id")[:MOST_TOLD])
    said = tell(events)
    names = acted_by(events)
    return tuple(
        TimelineItem(
            actor=said[event.pk].who or names[event.pk],
            act=said[event.pk].act,
            at=event.happened_at,
            text=said[event.pk].note,
            tone=said[event.pk].tone,  # type: ignore[arg-type]
            icon=said[event.pk].icon,
        )
        for event in events
    )


def _button(step: Step, url: str, *, asks: bool = False) -> StepButton:
    return StepButton(
        verb=step.verb,
        label=str(step.label),
        url=url,
        icon=step.icon,
        is_primary=step.rank <= LEADING,
        is_grave=step.rank >= GRAVE,
        asks=asks or step.verb in FORMS or step.verb in UNIT_FORMS,
    )
