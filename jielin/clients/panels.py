"""What clients show elsewhere: a tile among the settings."""

from typing import cast

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from jielin.people.auditing import Audited
from jielin.people.duties import DeskRequest
from jielin.ui.parts import Tile
from jielin.ui.slots import Panel

from . import policy
from .queries.telling import AUDITED


def tile(request: HttpRequest) -> tuple[Tile, ...] | None:
    """The way to the clients, for whoever keeps them."""
    desk = cast(DeskRequest, request)
    if not desk.acting.has_duty(policy.MANAGE):
        return None
    url = reverse("desk_clients:list", kwargs={"home": desk.home.slug})
    line = _("Tokens, limits and webhooks of other systems")
    return (Tile(_("API clients"), line, url, "link"),)


def audited(request: HttpRequest) -> Audited:
    """How the events of clients and their addresses are told."""
    return AUDITED


PANELS = (
    Panel("desk.settings", "clients.tile", 70, tile, "ui/tiles_panel.html"),
    # Not shown but asked by the page of audit.
    Panel("audit.log", "clients.audited", 70, audited, ""),
)
