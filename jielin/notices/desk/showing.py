"""What the pages of notices share: buttons, addresses, and 404 for what is hidden."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from jielin.people.acting import Acting
from jielin.ui.parts import StepButton

from .. import policy
from ..forms import FORMS
from ..models import Notice
from ..queries.seeing import Hidden
from ..states import STANDING

LEADING, GRAVE = 12, 60
# The step whose form is a page of its own.
CHANGE = "change"


def or_404(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """What is hidden from a person does not exist for them."""

    @wraps(view)
    def answered(*args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(*args, **kwargs)
        except Hidden as hidden:
            raise Http404 from hidden

    return answered


def notice_url(number: str, home: str) -> str:
    """The page of a notice."""
    return reverse("desk_notices:notice", kwargs={"home": home, "number": number})


def buttons(notice: Notice, actor: Acting, home: str) -> tuple[StepButton, ...]:
    """The steps this person may take now, and the way to a correction."""
    steps = tuple(
        StepButton(
            verb=step.verb,
            label=str(step.label),
            url=step_url(notice, step.verb, home),
            key=step.key,
            icon=step.icon,
            is_primary=place == 0 and step.rank <= LEADING,
            is_grave=step.rank >= GRAVE,
            asks=step.verb in FORMS or step.verb == CHANGE,
        )
        for place, step in enumerate(notice.steps_for(actor))
    )
    return (*_correcting(notice, actor, home), *steps)


def step_url(notice: Notice, verb: str, home: str) -> str:
    """Where a step is taken."""
    told = {"home": home, "number": notice.number}
    if verb == CHANGE:
        return reverse("desk_notices:change", kwargs=told)
    return reverse("desk_notices:step", kwargs={**told, "verb": verb})


def _correcting(notice: Notice, actor: Acting, home: str) -> tuple[StepButton, ...]:
    """A correction is a notice of its own, with the words of this one to begin with."""
    if notice.state not in STANDING or not policy.may_write(actor, notice):
        return ()
    url = f"{reverse('desk_notices:new', kwargs={'home': home})}?corrects={notice.number}"
    return (StepButton("correct", _("Publish a correction"), url, icon="edit", asks=True),)
