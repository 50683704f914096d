"""What the settings pages about clients share: buttons, and 404 for what is not of this home."""

from collections.abc import Callable, Iterable
from functools import wraps

from django.http import Http404, HttpResponse
from django.urls import reverse

from jielin.kernel.models import Matter
from jielin.people.duties import DeskRequest
from jielin.ui.parts import StepButton

from ..models import Client
from ..queries.pages import Hidden

LEADING, GRAVE = 12, 60
# Steps with a page of their own.
PAGES = {"change": "change", "rotate": "rotate"}


def or_404(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """What belongs to another home does not exist here."""

    @wraps(view)
    def answered(request: DeskRequest, **told: object) -> HttpResponse:
        try:
            return view(request, **told)
        except Hidden as hidden:
            raise Http404 from hidden

    return answered


def buttons(matter: Matter, request: DeskRequest) -> tuple[StepButton, ...]:
    """The steps open to this person, the main one first."""
    return tuple(_buttons(matter, request))


def client_url(request: DeskRequest, client: Client) -> str:
    return reverse("desk_clients:client", args=(request.home.slug, client.pk))


def _buttons(matter: Matter, request: DeskRequest) -> Iterable[StepButton]:
    for step in matter.steps_for(request.acting):
        yield StepButton(
            verb=step.verb,
            label=str(step.label),
            url=_url(matter, step.verb, request.home.slug),
            key=step.key,
            icon=step.icon,
            is_primary=step.rank <= LEADING,
            is_grave=step.rank >= GRAVE,
            # What cannot be undone is asked once more, on a page of its own.
            asks=step.verb in PAGES or step.rank >= GRAVE,
        )


def _url(matter: Matter, verb: str, home: str) -> str:
    if not isinstance(matter, Client):
        return reverse("desk_clients:hook_step", args=(home, matter.pk, verb))
    if verb in PAGES:
        return reverse(f"desk_clients:{PAGES[verb]}", args=(home, matter.pk))
    return reverse("desk_clients:step", args=(home, matter.pk, verb))
