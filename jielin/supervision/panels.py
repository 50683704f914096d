"""What supervision shows elsewhere: a line of the menu, steps and a card on a request, to-dos."""

from collections.abc import Collection
from dataclasses import replace
from typing import cast
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from jielin.cases.about import CaseRequest
from jielin.people.duties import DeskRequest
from jielin.ui.addresses import address
from jielin.ui.parts import NavItem, StepButton, Todo
from jielin.ui.slots import Panel

from . import policy
from .desk.showing import buttons, page_url, starts
from .models import SupervisionOrder
from .queries.cards import Card, PublicCard, card, public_card
from .queries.page import LABELS
from .queries.seeing import of_case, owed

_KEPT = "order_of_the_case"


def menu(request: HttpRequest) -> tuple[NavItem, ...] | None:
    """One line of the side nav."""
    desk = cast(DeskRequest, request)
    if not desk.acting.has_duty(policy.READ):
        return None
    url = address("desk_supervision:list", {"home": desk.home.slug})
    return (NavItem(_("Supervision"), url, "eye", key="O"),)


def steps(request: HttpRequest) -> tuple[StepButton, ...] | None:
    """Supervise, ask the level above, or what the open order asks of this person."""
    desk, case = cast(DeskRequest, request), cast(CaseRequest, request).case
    order = _order(request)
    if order is None or not order.is_open:
        return starts(case, desk.acting, desk.home.slug) or None
    found = buttons(order, desk.acting, desk.home.slug)
    # The keys and the main button of that page are the request's own.
    return tuple(replace(one, key="", is_primary=False) for one in found) or None


def on_case(request: HttpRequest) -> Card | None:
    """The card on the staff's page of a request."""
    order = _order(request)
    return card(order) if order else None


def on_request(request: HttpRequest) -> PublicCard | None:
    """The card on the resident's page."""
    case = cast(CaseRequest, request).case
    order = _order(request)
    return public_card(order, case) if order else None


def describe(desk: DeskRequest, subject_ids: Collection[UUID]) -> dict[UUID, Todo]:
    """What units owe on the ladder, told by the request. One query."""
    found = owed(desk.acting, desk.home.pk, subject_ids)
    return {one.pk: _todo(desk, one) for one in found}


def _todo(desk: DeskRequest, one: SupervisionOrder) -> Todo:
    return Todo(
        url=page_url(one, desk.home.slug),
        title=one.case.title,
        number=one.number,
        place=one.case.place,
        what=LABELS,
        duty=policy.READ,
    )


def _order(request: HttpRequest) -> SupervisionOrder | None:
    """Asked once for a page, and only where there is one."""
    known = request.__dict__
    if _KEPT not in known:
        known[_KEPT] = of_case(cast(CaseRequest, request).case)
    found: SupervisionOrder | None = known[_KEPT]
    return found


TO_DO = {SupervisionOrder.kind: describe}
PANELS = (
    Panel("desk.nav", "supervision.menu", 35, menu, "ui/nav_panel.html"),
    Panel("case.steps", "supervision.steps", 50, steps, "ui/nothing.html"),
    Panel("case.aside", "supervision.card", 50, on_case, "supervision/parts/case_card.html"),
    Panel("request.page", "supervision.told", 50, on_request, "supervision/parts/told.html"),
)
