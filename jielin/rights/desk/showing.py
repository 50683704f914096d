"""What the pages of data requests share: buttons, the course, and 404 for what is hidden."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel.models import Event
from jielin.people.acting import Acting
from jielin.people.queries.standing import acted_by
from jielin.ui.parts import StepButton, TimelineItem, Tone

from .. import workflow as w
from ..forms import form_for
from ..models import DataRequest
from ..queries.requests import Hidden

LEADING, GRAVE = 12, 60
ACTS: dict[str, tuple[Lazy, Tone, str]] = {
    w.ASKED: (gettext_lazy("asked for it"), "info", "inbox"),
    w.CORRECTED: (gettext_lazy("put it right"), "ok", "check"),
    w.ERASED: (gettext_lazy("carried the erasure out"), "ok", "check"),
    w.REFUSED: (gettext_lazy("refused it with the lawful reason"), "bad", "shield"),
    w.WITHDRAWN: (gettext_lazy("took the request back"), "idle", "undo"),
}


def or_404(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """What is hidden from a person does not exist for them."""

    @wraps(view)
    def answered(*args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(*args, **kwargs)
        except Hidden as hidden:
            raise Http404 from hidden

    return answered


def page_url(one: DataRequest, home: str) -> str:
    return reverse("desk_rights:request", kwargs={"home": home, "number": one.number})


def buttons(one: DataRequest, actor: Acting, home: str) -> tuple[StepButton, ...]:
    """The steps of the desk this person may take now; each asks for words."""
    return tuple(
        StepButton(
            verb=step.verb,
            label=str(step.label),
            url=f"{page_url(one, home)}{step.verb}/",
            icon=step.icon,
            is_primary=step.rank <= LEADING,
            is_grave=step.rank >= GRAVE,
            asks=True,
        )
        for step in one.steps_for(actor)
        if form_for(step.verb)
    )


def course(one: DataRequest) -> tuple[TimelineItem, ...]:
    """What happened, the newest first. Two queries."""
    rows = Event.objects.filter(tenant_id=one.tenant_id, subject_id=one.pk).order_by("-seq")
    events = list(rows)
    staff = acted_by(event for event in events if event.actor_id != one.account_id)
    return tuple(_item(event, staff.get(event.pk, _("Who asked"))) for event in events)


def _item(event: Event, actor: str) -> TimelineItem:
    act, tone, icon = ACTS[event.verb]
    return TimelineItem(actor=actor, act=str(act), at=event.happened_at, tone=tone, icon=icon)
