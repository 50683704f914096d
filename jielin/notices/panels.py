"""What notices show elsewhere: the home of the community, the menu, and what is due."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.organisations.queries import directory
from jielin.people.duties import DeskRequest
from jielin.ui.parts import NavItem, Todo
from jielin.ui.slots import Panel

from . import policy
from .models import Notice
from .queries import public, seeing

PROMISES = {"notice_approve": gettext_lazy("Approve the notice, or send it back")}


@dataclass(frozen=True)
class Board:
    """The newest notices on the home of a community."""

    standing: public.Standing
    list_url: str


def menu(request: HttpRequest) -> tuple[NavItem, ...] | None:
    """One line of the side nav."""
    desk = cast(DeskRequest, request)
    if not desk.acting.has_duty(policy.READ):
        return None
    url = reverse("desk_notices:list", kwargs={"home": desk.home.slug})
    return (NavItem(_("Notices"), url, "bell", key="N"),)


def board(request: HttpRequest) -> Board | None:
    """What counts now for the community of the page; past ones are a link away."""
    portal: Any = request
    place = getattr(portal, "community", None)
    if place is None:
        return None
    where = {"home": portal.home.slug, "community": place.slug or place.code}
    found = public.standing(place, portal.home.pk)
    return Board(found, reverse("notices:list", kwargs=where))


def describe(desk: DeskRequest, subject_ids: Collection[UUID]) -> dict[UUID, Todo]:
    """Notices that wait for a second person. One query."""
    rows = seeing.within(desk.acting, desk.home.pk).filter(pk__in=list(subject_ids))
    return {one.pk: _todo(one, desk) for one in rows if policy.may_approve(desk.acting, one)}


def _todo(one: Notice, desk: DeskRequest) -> Todo:
    told = {"home": desk.home.slug, "number": one.number}
    return Todo(
        url=reverse("desk_notices:notice", kwargs=told),
        title=one.title,
        number=one.number,
        place=directory().name(one.organisation_id),
        what=PROMISES,
        duty=policy.APPROVE,
    )


PANELS = (
    Panel("desk.nav", "notices.menu", 45, menu, "ui/nav_panel.html"),
    Panel("portal.home", "notices.board", 20, board, "notices/parts/home.html"),
)
TO_DO = {Notice.kind: describe}
