"""What the faces themselves show in the slots: the unit that answers here, and its people."""

from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from jielin.kernel import clock
from jielin.organisations.policy import REACH
from jielin.organisations.queries import Unit, directory
from jielin.people.duties import DeskRequest
from jielin.people.models import Appointment
from jielin.people.policy import SECURING
from jielin.territory.queries import Place, gazetteer
from jielin.ui.parts import Contact, Tile
from jielin.ui.slots import Panel

GRID_POST = "grid_worker"
MOST_NAMED = 8
WRITING = frozenset({"cases.receive", "cases.handle"})


@dataclass(frozen=True)
class InCharge:
    """Who looks after a community: its grid workers and the duty desks to call."""

    workers: tuple[Contact, ...]
    desks: tuple[Contact, ...]


def in_charge(request: HttpRequest) -> InCharge | None:
    """The people and units that answer for the community of this page. One query."""
    place: Place | None = getattr(request, "community", None)
    if place is None:
        return None
    community = directory().of_area(place.id, "community")
    street = directory().of_area(place.parent_id, "street") if place.parent_id else None
    desks = tuple(_desk(unit) for unit in (community, street) if unit)
    return InCharge(_workers(request, place, community), desks)


def unlocking(request: HttpRequest) -> tuple[Tile, ...] | None:
    """For the security administrator: who is locked out."""
    desk = cast(DeskRequest, request)
    if not desk.acting.has_duty(SECURING):
        return None
    line = _("Let in again who was locked out after wrong tries")
    url = reverse("desk:locks", kwargs={"home": desk.home.slug})
    return (Tile(_("Locked sign-in names"), line, url, "lock"),)


def replies(request: HttpRequest) -> tuple[Tile, ...] | None:
    """For whoever answers for a unit that writes to residents: its shelf of texts."""
    desk = cast(DeskRequest, request)
    duties = desk.acting.duties
    if REACH not in duties or not duties & WRITING:
        return None
    line = _("Texts that your unit uses again and again")
    url = reverse("desk_cases:replies", kwargs={"home": desk.home.slug})
    return (Tile(_("Standard replies"), line, url, "chat"),)


def _workers(request: HttpRequest, place: Place, community: Unit | None) -> tuple[Contact, ...]:
    """Their own numbers stay private: the duty desk puts a call through."""
    grids = {grid.id: grid.name for grid in gazetteer().children(place.id)}
    rows = Appointment.objects.in_force(clock.now()).filter(
        tenant_id=request.home.pk,  # type: ignore[attr-defined]
        post_id=GRID_POST,
        area_id__in=grids,
    )
    phone = community.duty_phone if community else ""
    return tuple(
        Contact(row.account.name, _("Grid worker"), grids[row.area_id or 0], phone, "ok")
        for row in rows.select_related("account").order_by("area_id")[:MOST_NAMED]
    )


def _desk(unit: Unit) -> Contact:
    return Contact(unit.label, "", _("Duty desk"), unit.duty_phone, "info")


PANELS = (
    Panel("portal.home", "faces.in_charge", 80, in_charge, "portal/in_charge.html"),
    Panel("desk.settings", "faces.replies", 40, replies, "ui/tiles_panel.html"),
    Panel("desk.settings", "faces.locks", 60, unlocking, "ui/tiles_panel.html"),
)
