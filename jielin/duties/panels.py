"""What lists and admission show elsewhere: a line of the menu, what is due, two public doors."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from jielin.people.duties import DeskRequest, PortalRequest
from jielin.ui.parts import NavItem
from jielin.ui.slots import Panel

from . import policy
from .queries.due import Due, due


@dataclass(frozen=True)
class Doors:
    """The public pages of a community."""

    find_url: str
    lists_url: str


@dataclass(frozen=True)
class Line:
    """One thing that is due."""

    url: str
    title: str
    what: str
    due_at: datetime


@dataclass(frozen=True)
class Lines:
    """The list of the workbench."""

    lines: tuple[Line, ...]


def menu(request: HttpRequest) -> tuple[NavItem, ...] | None:
    """One line of the side nav; the pages have their own row of tabs."""
    desk = cast(DeskRequest, request)
    if not desk.acting.has_duty(policy.READ):
        return None
    url = reverse("desk_duties:lists", kwargs={"home": desk.home.slug})
    return (NavItem(_("Lists and admission"), url, "list", key="L"),)


def to_do(request: HttpRequest) -> Lines | None:
    """What one's units owe here."""
    desk = cast(DeskRequest, request)
    if not desk.acting.has_duty(policy.READ):
        return None
    owed = tuple(_owed(desk, one) for one in due(desk.acting, desk.home.pk))
    return Lines(owed) if owed else None


def doors(request: HttpRequest) -> Doors | None:
    """Two links on the community's home."""
    portal = cast(PortalRequest, request)
    if not hasattr(portal, "community"):
        return None
    place = portal.community
    told = {"home": portal.home.slug, "community": place.slug or place.code}
    return Doors(reverse("duties:in_charge", kwargs=told), reverse("duties:lists", kwargs=told))


def _owed(desk: DeskRequest, one: Due) -> Line:
    url = reverse(f"desk_duties:{one.page}", kwargs={"home": desk.home.slug, **one.told})
    return Line(url, one.title, one.what, due_at=one.due_at)


PANELS = (
    Panel("desk.nav", "duties.menu", 40, menu, "ui/nav_panel.html"),
    Panel("desk.workbench", "duties.to_do", 40, to_do, "duties/parts/desk_todo.html"),
    Panel("portal.home", "duties.doors", 60, doors, "duties/parts/portal_lists.html"),
)
