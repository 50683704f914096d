"""What cases show on the workbench, in the desk's menu and in its top bar."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from jielin.kernel import clock
from jielin.people.duties import DeskRequest
from jielin.territory.queries import gazetteer
from jielin.ui.parts import NavItem, Stat, StepButton
from jielin.ui.slots import Panel

from .. import policy
from ..desk.buttons import keeping
from ..models import Case
from ..queries.acts import PROMISES
from ..queries.todo import Duty, Todo, todo

_KEPT = "cases_todo"


@dataclass(frozen=True)
class Line:
    """One thing to do, with the step that can be taken at once."""

    url: str
    title: str
    what: str
    number: str
    place: str
    due_at: datetime
    is_late: bool
    button: StepButton | None = None
    seen: int = 0


@dataclass(frozen=True)
class ToDoPanel:
    """The list of the workbench; empty, it says when the next thing is due."""

    lines: tuple[Line, ...]
    next_due: datetime | None
    list_url: str


@dataclass(frozen=True)
class Address:
    """Where a panel's link or form leads."""

    url: str


def menu(request: HttpRequest) -> tuple[NavItem, ...] | None:
    """Lines of the side nav, by duty."""
    desk = cast(DeskRequest, request)
    lines = (
        ({policy.READ}, NavItem(_("Requests"), _url(desk, "list"), "inbox", key="S")),
        ({policy.RECEIVE}, NavItem(_("Questions"), _url(desk, "inquiries"), "chat")),
        (
            {policy.RECEIVE, policy.HANDLE},
            NavItem(_("Standard replies"), _url(desk, "replies"), "tpl"),
        ),
    )
    return tuple(item for duties, item in lines if duties & desk.acting.duties) or None


def find(request: HttpRequest) -> Address | None:
    """The search of the top bar, for whoever reads cases."""
    desk = cast(DeskRequest, request)
    if not hasattr(desk, "home") or not desk.acting.has_duty(policy.READ):
        return None
    return Address(_url(desk, "list"))


def new(request: HttpRequest) -> Address | None:
    """The button that registers a request."""
    desk = cast(DeskRequest, request)
    return Address(_url(desk, "new")) if desk.acting.has_duty(policy.INTAKE) else None


def strip(request: HttpRequest) -> tuple[Stat, ...] | None:
    """How many cases are due, late, waiting to be taken and sent back: each a list."""
    desk = cast(DeskRequest, request)
    if not desk.acting.has_duty(policy.READ):
        return None
    owed = _todo(desk)
    return (
        Stat(_("Due today"), owed.today, _listed(desk, "today"), "warn" if owed.today else "idle"),
        Stat(_("Overdue"), owed.late, _listed(desk, "late"), "bad" if owed.late else "idle"),
        Stat(_("Waiting to be taken on"), owed.to_take, _listed(desk, "take")),
        Stat(_("Not content"), owed.redo, _listed(desk, "redo"), "bad" if owed.redo else "idle"),
    )


def to_do(request: HttpRequest) -> ToDoPanel | None:
    """What my units owe, soonest first."""
    desk = cast(DeskRequest, request)
    if not desk.acting.has_duty(policy.READ):
        return None
    owed, now = _todo(desk), clock.now()
    lines = tuple(_line(desk, duty, now) for duty in owed.duties)
    return ToDoPanel(lines, owed.next_due, _url(desk, "list") + "?view=all")


def _todo(desk: DeskRequest) -> Todo:
    """Asked once for the strip and the list."""
    known: Todo | None = desk.__dict__.get(_KEPT)
    if known is None:
        known = desk.__dict__[_KEPT] = todo(desk.acting, desk.home.pk)
    return known


def _line(desk: DeskRequest, duty: Duty, now: datetime) -> Line:
    promise = duty.owed
    what, is_late = str(PROMISES.get(promise.kind, "")), promise.due_at < now
    if duty.case is None:
        number = duty.inquiry.number if duty.inquiry else ""
        url = _url(desk, "inquiry", number=number)
        title = _("A question to your unit")
        return Line(url, title, what, number, "", promise.due_at, is_late)
    one = duty.case
    return Line(
        url=_url(desk, "case", number=one.number),
        title=one.title,
        what=what,
        number=one.number,
        place=_place(one),
        due_at=promise.due_at,
        is_late=is_late,
        button=keeping(promise.kind, one, desk.acting, desk.home.slug),
        seen=one.event_seq,
    )


def _place(one: Case) -> str:
    return one.place or gazetteer().label(one.area_id)


def _url(desk: DeskRequest, name: str, **more: str) -> str:
    return reverse(f"desk_cases:{name}", kwargs={"home": desk.home.slug, **more})


def _listed(desk: DeskRequest, heading: str) -> str:
    return f"{_url(desk, 'list')}?{urlencode({'view': 'all', 'todo': heading})}"


DESK = (
    Panel("desk.nav", "cases.menu", 10, menu, "ui/nav_panel.html"),
    Panel("desk.search", "cases.find", 10, find, "cases/parts/desk_find.html"),
    Panel("desk.act", "cases.new", 10, new, "cases/parts/desk_new.html"),
    Panel("desk.strip", "cases.strip", 10, strip, "ui/strip.html"),
    Panel("desk.workbench", "cases.to_do", 10, to_do, "cases/parts/desk_todo.html"),
)
