"""What whistles show elsewhere: the menu, the case's page, and what is due."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jielin.cases.models import Case
from jielin.kernel.workflow import Look
from jielin.organisations.queries import directory
from jielin.people.duties import DeskRequest
from jielin.ui.addresses import address
from jielin.ui.parts import NavItem, StepButton, Todo
from jielin.ui.slots import Panel

from . import policy
from .desk.showing import order_url
from .models import Response, WhistleOrder
from .queries import places
from .queries.acts import PROMISES
from .queries.due import owed
from .queries.lists import of_case
from .states import OPEN

_KEPT = "whistles_of_case"


@dataclass(frozen=True)
class Line:
    """One whistle of the case."""

    url: str
    number: str
    look: Look
    lead: str


@dataclass(frozen=True)
class Lines:
    """The card on the case's page."""

    lines: tuple[Line, ...]


def menu(request: HttpRequest) -> tuple[NavItem, ...] | None:
    """One line of the side nav."""
    desk = cast(DeskRequest, request)
    if not desk.acting.has_duty(policy.READ):
        return None
    url = address("desk_whistles:board", {"home": desk.home.slug})
    return (NavItem(_("Whistles"), url, "whistle", key="W"),)


def case_steps(request: HttpRequest) -> tuple[StepButton, ...] | None:
    """“Whistle” for the street, “Ask the street” for the community; none while one is open."""
    desk, case = cast(DeskRequest, request), _case(request)
    is_street = bool(places.streets(desk.acting, case))
    if not case.is_open or not (is_street or places.communities(desk.acting, case)):
        return None
    if not is_street and places.is_about_its_street(case):
        return None
    if any(one.state in OPEN for one in _orders(desk)):
        return None
    new = address("desk_whistles:new", {"home": desk.home.slug})
    ask = _("Ask the street to whistle")
    label = pgettext("verb", "Whistle") if is_street else ask
    url = f"{new}?{urlencode({'case': case.number})}"
    return (StepButton("whistle", label, url, key="W", icon="whistle", asks=True),)


def case_aside(request: HttpRequest) -> Lines | None:
    """The whistles of this case, for whoever reads whistles."""
    desk = cast(DeskRequest, request)
    if not desk.acting.has_duty(policy.READ):
        return None
    lines = tuple(
        Line(order_url(one.number, desk.home.slug), one.number, one.look,
             directory().name(one.lead_unit_id))
        for one in _orders(desk)
    )  # fmt: skip
    return Lines(lines) if lines else None


def describe(desk: DeskRequest, subject_ids: Collection[UUID]) -> dict[UUID, Todo]:
    """What is owed on orders and report-ins: both lead to the order's page. One query.

    Nothing that this person must keep away from, whichever unit owes it.
    """
    return {
        one.subject_id: Todo(
            url=order_url(one.number, desk.home.slug),
            title=one.title,
            number=one.number,
            place=one.place,
            what=PROMISES,
            duty=policy.READ,
        )
        for one in owed(desk.acting, desk.home.pk, subject_ids)
    }


def _case(request: Any) -> Case:
    found: Case = request.case
    return found


def _orders(desk: DeskRequest) -> Sequence[WhistleOrder]:
    """Asked once for both panels, and only where the case says that there are any."""
    case = _case(desk)
    if WhistleOrder.kind not in case.attached:
        return ()
    known: Sequence[WhistleOrder] | None = desk.__dict__.get(_KEPT)
    if known is None:
        known = desk.__dict__[_KEPT] = of_case(desk.acting, case.tenant_id, case.pk)
    return known


PANELS = (
    Panel("desk.nav", "whistles.menu", 30, menu, "ui/nav_panel.html"),
    Panel("case.steps", "whistles.steps", 30, case_steps, "ui/nav_panel.html"),
    Panel("case.aside", "whistles.aside", 30, case_aside, "whistles/parts/case_aside.html"),
)
TO_DO = {WhistleOrder.kind: describe, Response.kind: describe}
