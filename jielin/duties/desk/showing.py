"""What every page of this app shares: its tabs, its buttons, and 404 for what is hidden."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jielin.kernel.models import Matter
from jielin.kernel.workflow import Step
from jielin.people.acting import Acting
from jielin.people.duties import DeskRequest
from jielin.ui.parts import StepButton

from ..forms import FORMS
from ..queries.seeing import Hidden

LEADING, GRAVE = 12, 60
# Under which word of the address the steps of a kind are taken.
PLURAL = {
    "list_version": "versions",
    "power_exercise": "powers",
    "admission": "admissions",
    "admission_objection": "objections",
    "census": "census",
    "dispatch_rule": "rules",
}
# Steps whose form is a page of its own.
OWN_PAGE = {"complete": "complete"}


@dataclass(frozen=True)
class Tab:
    """A page of the app in the row above every page."""

    label: str
    url: str
    is_current: bool


def show(
    request: DeskRequest, template: str, tab: str, shown: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """A page with the tabs, the one of `tab` marked."""
    context = {"tabs": _tabs(request.home.slug, tab), **shown}
    return render(request, f"duties/desk/{template}.html", context, status=status)


def or_404(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """What is hidden from a person does not exist for them."""

    @wraps(view)
    def answered(*args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(*args, **kwargs)
        except Hidden as hidden:
            raise Http404 from hidden

    return answered


def buttons(matter: Matter, actor: Acting, home: str) -> tuple[StepButton, ...]:
    """The steps this person may take now, the main one first."""
    return tuple(
        _button(step, matter, home, is_first=place == 0)
        for place, step in enumerate(matter.steps_for(actor))
    )


def step_url(matter: Matter, verb: str, home: str) -> str:
    """Where a step is taken."""
    if verb in OWN_PAGE:
        told = {"home": home, "number": str(matter)}
        return reverse(f"desk_duties:{OWN_PAGE[verb]}", kwargs=told)
    told = {"home": home, "things": PLURAL[matter.kind], "key": key_of(matter), "verb": verb}
    return reverse("desk_duties:step", kwargs=told)


def key_of(matter: Matter) -> str:
    """The number that people read, or the id where there is none."""
    return str(getattr(matter, "number", "") if matter.kind in _NUMBERED else matter.pk)


_NUMBERED = frozenset({"admission", "power_exercise"})


def _button(step: Step, matter: Matter, home: str, *, is_first: bool) -> StepButton:
    return StepButton(
        verb=step.verb,
        label=str(step.label),
        url=step_url(matter, step.verb, home),
        key=step.key,
        icon=step.icon,
        is_primary=is_first and step.rank <= LEADING,
        is_grave=step.rank >= GRAVE,
        asks=step.verb in FORMS or step.verb in OWN_PAGE,
    )


def _tabs(home: str, current: str) -> tuple[Tab, ...]:
    pages = (
        ("lists", _("Lists")),
        ("find", _("Who is in charge")),
        ("admissions", _("Work admission")),
        ("burden", _("Burden meter")),
        ("powers", _("Powers of the street")),
        ("dispatch", _("Dispatch catalogue")),
    )
    return tuple(
        Tab(label, reverse(f"desk_duties:{name}", kwargs={"home": home}), name == current)
        for name, label in pages
    )
