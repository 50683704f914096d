"""What lists and admission show elsewhere: a line of the menu, what is due, two public doors."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from typing import cast
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from jielin.people.duties import DeskRequest, PortalRequest
from jielin.ui.addresses import address
from jielin.ui.parts import NavItem, Todo
from jielin.ui.slots import Panel

from . import policy
from .queries.due import KINDS, due


@dataclass(frozen=True)
class Doors:
    """The public pages of a community."""

    find_url: str
    lists_url: str


def menu(request: HttpRequest) -> tuple[NavItem, ...] | None:
    """One line of the side nav; the pages have their own row of tabs."""
    desk = cast(DeskRequest, request)
    if not desk.acting.has_duty(policy.READ):
        return None
    url = address("desk_duties:lists", {"home": desk.home.slug})
    return (NavItem(_("Lists and admission"), url, "list", key="U"),)


def describe(kind: str, desk: DeskRequest, subject_ids: Collection[UUID]) -> dict[UUID, Todo]:
    """What one's units owe here, of one kind."""
    return {
        id: Todo(
            url=address(f"desk_duties:{one.page}", {"home": desk.home.slug, **one.told}),
            title=one.title,
            number=one.number,
            what=one.what,
            duty=policy.READ,
        )
        for id, one in due(desk.acting, desk.home.pk, kind, subject_ids).items()
    }


def doors(request: HttpRequest) -> Doors | None:
    """Two links on the community's home."""
    portal = cast(PortalRequest, request)
    if not hasattr(portal, "community"):
        return None
    place = portal.community
    told = {"home": portal.home.slug, "community": place.slug or place.code}
    return Doors(address("duties:in_charge", told), address("duties:lists", told))


PANELS = (
    Panel("desk.nav", "duties.menu", 40, menu, "ui/nav_panel.html"),
    Panel("portal.home", "duties.doors", 60, doors, "duties/parts/portal_lists.html"),
)
TO_DO = {kind: partial(describe, kind) for kind in KINDS}
