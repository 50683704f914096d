"""What is owed, on the workbench; tiles of settings, and what audit reads of them."""

from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from jielin.kernel import clock
from jielin.people.auditing import Audited
from jielin.people.duties import DeskRequest
from jielin.ui.parts import Tile, TodoLine
from jielin.ui.slots import Panel

from .policy import CONFIRMING, MANAGING
from .queries.rules import open_proposals
from .queries.telling import AUDITED
from .todo import lines, owed


@dataclass(frozen=True)
class ToDo:
    """The list of the workbench, soonest first."""

    lines: tuple[TodoLine, ...]
    only_own: bool
    # Whether anything here names the reader.
    has_own: bool


def to_do(request: HttpRequest) -> ToDo:
    """What my units owe; `?own=1` leaves what the reader sees to."""
    desk, only_own = cast(DeskRequest, request), request.GET.get("own") == "1"
    told = lines(desk, clock.now(), only_own=only_own)
    has_own = any(one.assignee_id == desk.acting.id for one in owed(desk))
    return ToDo(told, only_own, has_own)


def rules(request: HttpRequest) -> tuple[Tile, ...] | None:
    """For whoever proposes and whoever confirms, with what waits."""
    if not _holds(request, MANAGING, CONFIRMING):
        return None
    line = _("By when each promise is due: versions, sources, proposals")
    count = open_proposals(cast(DeskRequest, request).home.pk)
    title, url = _("Deadline rules"), _url(request, "rules")
    return (Tile(title, line, url, "clock", count or None, _("waiting") if count else ""),)


def ways(request: HttpRequest) -> tuple[Tile, ...] | None:
    """For the administrator of how things are done."""
    if not _holds(request, MANAGING):
        return None
    told = (
        ("calendar", "cal", _("Working calendar"), _("Days off and swapped working days")),
        (
            "categories",
            "folder",
            _("Categories of requests"),
            _("What requests are about, and who handles it"),
        ),
        ("dangers", "alert", _("Danger words"), _("Words that show an emergency line first")),
        ("wordings", "tpl", _("Message wordings"), _("What text messages say, in your words")),
    )
    return tuple(Tile(title, line, _url(request, name), icon) for name, icon, title, line in told)


def homes(request: HttpRequest) -> tuple[Tile, ...] | None:
    """For the system administrator."""
    if not _holds(request, "system.manage"):
        return None
    line = _("Data homes you work in, with their areas")
    return (Tile(_("Data homes"), line, _url(request, "homes"), "home"),)


def audited(request: HttpRequest) -> Audited:
    """How the events of rules, calendar, categories and wordings are told."""
    return AUDITED


def _holds(request: HttpRequest, *duties: str) -> bool:
    acting = cast(DeskRequest, request).acting
    return any(acting.has_duty(duty) for duty in duties)


def _url(request: HttpRequest, name: str) -> str:
    home = cast(DeskRequest, request).home.slug
    return reverse(f"desk_deadlines:{name}", kwargs={"home": home})


TILES = "ui/tiles_panel.html"
PANELS = (
    Panel("desk.workbench", "deadlines.to_do", 10, to_do, "deadlines/parts/todo.html"),
    Panel("desk.settings", "deadlines.rules", 30, rules, TILES),
    Panel("desk.settings", "deadlines.ways", 35, ways, TILES),
    Panel("desk.settings", "deadlines.homes", 80, homes, TILES),
    # Not shown but asked by the page of audit.
    Panel("audit.log", "deadlines.audited", 20, audited, ""),
)
