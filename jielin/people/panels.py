"""What people show elsewhere: tiles of settings, the household, and what audit reads."""

from typing import cast

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from jielin.organisations.policy import REACH, SETTLE
from jielin.ui.parts import NavItem, Tile
from jielin.ui.slots import Panel

from . import policy
from .auditing import Audited
from .duties import DeskRequest
from .queries.telling import AUDITED


def organisations(request: HttpRequest) -> tuple[Tile, ...] | None:
    """For the home's administrator, and for whoever answers for a unit."""
    if not _holds(request, SETTLE, REACH):
        return None
    line = _("Names, tree, areas served, duty phones and office hours")
    return (Tile(_("Organisations"), line, _url(request, "organisations"), "office"),)


def people(request: HttpRequest) -> tuple[Tile, ...] | None:
    """For whoever proposes and whoever confirms."""
    if not _holds(request, policy.PROPOSING, policy.MANAGING, policy.SECURING):
        return None
    line = _("Who holds which post: propose, confirm, stand in, leave, hand over, end")
    return (Tile(_("People and posts"), line, _url(request, "people"), "user"),)


def audit(request: HttpRequest) -> tuple[Tile, ...] | None:
    """For the audit administrator alone."""
    if not _holds(request, policy.AUDITING):
        return None
    line = _("Who changed what in settings and people, and when")
    return (Tile(_("Record of changes"), line, _url(request, "audit"), "shield"),)


def audited(request: HttpRequest) -> Audited:
    """How the events of organisations, appointments and accounts are told."""
    return AUDITED


def household(request: HttpRequest) -> tuple[NavItem, ...] | None:
    """A line of the page “me”, for whoever is signed in."""
    if not request.user.is_authenticated:
        return None
    return (NavItem(_("My household"), reverse("household:page"), "user"),)


def _holds(request: HttpRequest, *duties: str) -> bool:
    acting = cast(DeskRequest, request).acting
    return any(acting.has_duty(duty) for duty in duties)


def _url(request: HttpRequest, name: str) -> str:
    home = cast(DeskRequest, request).home.slug
    return reverse(f"desk_people:{name}", kwargs={"home": home})


PANELS = (
    Panel("desk.settings", "people.organisations", 10, organisations, "ui/tiles_panel.html"),
    Panel("desk.settings", "people.people", 15, people, "ui/tiles_panel.html"),
    Panel("desk.settings", "people.audit", 90, audit, "ui/tiles_panel.html"),
    Panel("portal.me", "people.household", 30, household, "ui/row_panel.html"),
    # Not shown but asked by the page of audit.
    Panel("audit.log", "people.audited", 10, audited, ""),
)
