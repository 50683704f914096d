"""What imports and exports show elsewhere: a tile among the settings, a line in one's menu."""

from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from jielin.people.auditing import Audited
from jielin.people.duties import DeskRequest
from jielin.ui.parts import Tile
from jielin.ui.slots import Panel

from . import offers, policy
from .queries.telling import AUDITED


@dataclass(frozen=True)
class Address:
    """Where the line leads."""

    url: str


def tile(request: HttpRequest) -> tuple[Tile, ...] | None:
    """For whoever may take anything in."""
    desk = cast(DeskRequest, request)
    if not offers.importers(desk.acting):
        return None
    url = reverse("desk_exchange:imports", kwargs={"home": desk.home.slug})
    line = _("Communities, organisations and people from XLSX or CSV")
    return (Tile(_("Imports"), line, url, "upload"),)


def entry(request: HttpRequest) -> Address | None:
    """The way to one's own exports, on the desk alone."""
    desk = cast(DeskRequest, request)
    home = getattr(desk, "home", None)
    if home is None or not desk.acting.has_duty(policy.OPEN):
        return None
    return Address(reverse("desk_exchange:exports", kwargs={"home": home.slug}))


def audited(request: HttpRequest) -> Audited:
    """How the events of imports and exports are told."""
    return AUDITED


PANELS = (
    Panel("desk.settings", "exchange.imports", 60, tile, "ui/tiles_panel.html"),
    Panel("desk.me", "exchange.exports", 40, entry, "exchange/parts/desk_me.html"),
    # Not shown but asked by the page of audit.
    Panel("audit.log", "exchange.audited", 75, audited, ""),
)
