"""What every page of this app shares: its tabs, its buttons, and 404 for what is hidden."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jielin.cases.queries.access import Hidden
from jielin.kernel.workflow import Step
from jielin.people.acting import Acting
from jielin.people.duties import DeskRequest
from jielin.ui.addresses import address
from jielin.ui.parts import StepButton

from ..models.ruling import Ruling
from ..queries import seeing

LEADING = 12
# How the address names each kind, and how one of it is found.
FINDERS: dict[str, Callable[[Acting, int, str], Ruling]] = {
    "objections": seeing.objection,
    "extensions": seeing.extension,
    "suspensions": seeing.suspension,
}
PLURAL = {"objection": "objections", "extension": "extensions", "suspension": "suspensions"}
OWN_PAGE = "amend"


@dataclass(frozen=True)
class Tab:
    """A page of the app in the row above every page."""

    label: str
    url: str
    is_current: bool
    count: int = 0


def or_404(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """What is hidden from a person does not exist for them."""

    @wraps(view)
    def answered(*args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(*args, **kwargs)
        except Hidden as hidden:
            raise Http404 from hidden

    return answered


def show(
    request: DeskRequest, template: str, tab: str, shown: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """A page with the tabs, the one of `tab` marked."""
    counts = shown.get("counts", {})
    context = {"tabs": _tabs(request.home.slug, tab, counts), **shown}
    return render(request, f"rulings/desk/{template}.html", context, status=status)


def found(request: DeskRequest, things: str, number: str) -> Any:
    """The ruling of this address. Raises Hidden."""
    if things not in FINDERS:
        raise Hidden
    return FINDERS[things](request.acting, request.home.pk, number)


def page_url(one: Ruling, home: str) -> str:
    """The page of a ruling."""
    told = {"home": home, "things": PLURAL[one.kind], "number": one.number}
    return address("desk_rulings:ruling", told)


def buttons(one: Ruling, actor: Acting, home: str) -> tuple[StepButton, ...]:
    """The steps this person may take now, the main one first. Each asks for words."""
    return tuple(
        _button(step, one, home, is_first=place == 0)
        for place, step in enumerate(one.steps_for(actor))
    )


def _button(step: Step, one: Ruling, home: str, *, is_first: bool) -> StepButton:
    return StepButton(
        verb=step.verb,
        label=str(step.label),
        url=_step_url(step, one, home),
        key=step.key,
        icon=step.icon,
        is_primary=is_first and step.rank <= LEADING,
        asks=True,
    )


def _step_url(step: Step, one: Ruling, home: str) -> str:
    told = {"home": home, "number": one.number}
    if step.verb == OWN_PAGE:
        return address("desk_rulings:amend", told)
    told |= {"things": PLURAL[one.kind], "verb": step.verb}
    return address("desk_rulings:step", told)


def _tabs(home: str, current: str, counts: dict[str, int]) -> tuple[Tab, ...]:
    lists = address("desk_rulings:list", {"home": home})
    pages = (
        ("objections", _("Returned dispatches"), f"{lists}?kind=objections"),
        ("extensions", _("Extensions"), f"{lists}?kind=extensions"),
        ("suspensions", _("Requests to park"), f"{lists}?kind=suspensions"),
        ("parked", _("Parked problems"), address("desk_rulings:parked", {"home": home})),
    )
    return tuple(
        Tab(label, url, name == current, counts.get(name, 0)) for name, label, url in pages
    )
