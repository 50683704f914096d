"""What the pages share: buttons, a workbook as an answer, and 404 for what is not one's own."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from jielin.kernel.models import Matter
from jielin.kernel.workflow import Refused
from jielin.people.duties import DeskRequest
from jielin.ui.parts import StepButton

from ..queries.mine import Hidden
from ..sheets import MEDIA_TYPE

LEADING, GRAVE = 12, 60
ADDRESS = {"sheet_import": "import_step", "sheet_export": "export_step"}


def or_404(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """What is another person's does not exist for this one; neither does an unknown kind."""

    @wraps(view)
    def answered(*args: Any, **told: Any) -> HttpResponse:
        try:
            return view(*args, **told)
        except (Hidden, KeyError) as hidden:
            raise Http404 from hidden

    return answered


def buttons(matter: Matter, request: DeskRequest) -> tuple[StepButton, ...]:
    """The steps open to this person, the main one first."""
    told = {"home": request.home.slug, "sheet": matter.pk}
    address = f"desk_exchange:{ADDRESS[matter.kind]}"
    return tuple(
        StepButton(
            verb=step.verb,
            label=str(step.label),
            url=reverse(address, kwargs={**told, "verb": step.verb}),
            key=step.key,
            icon=step.icon,
            is_primary=step.rank <= LEADING,
            is_grave=step.rank >= GRAVE,
        )
        for step in matter.steps_for(request.acting)
    )


def refuse_stale(request: DeskRequest, held: Matter) -> None:
    """What happened since the page was opened is not passed over. Raises Refused."""
    if request.POST.get("seen", "") != str(held.event_seq):
        raise Refused(moved_on())


def moved_on() -> str:
    """For a page that is older than the thing."""
    return _("Things have moved on since you opened the page.")


def workbook(content: bytes, name: str) -> HttpResponse:
    """A file that the browser keeps."""
    response = HttpResponse(content, content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
