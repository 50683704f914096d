"""What cases show on the workbench and in the desk's menu."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import cast
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from jielin.deadlines import todo
from jielin.people.duties import DeskRequest
from jielin.territory.queries import gazetteer
from jielin.ui.addresses import address
from jielin.ui.parts import NavItem, Stat, Todo
from jielin.ui.slots import Panel

from .. import policy
from ..desk.buttons import keeping
from ..models import Case, Inquiry
from ..queries.acts import PROMISES
from ..queries.todo import PARTS, case_of, cases_in, counted, inquiries_in

_KEPT = "cases_owed"


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
        ({policy.REVISIT}, NavItem(_("Call list"), _url(desk, "calls"), "phone")),
        (
            {policy.RECEIVE, policy.HANDLE},
            NavItem(_("Standard replies"), _url(desk, "replies"), "tpl"),
        ),
    )
    return tuple(item for duties, item in lines if duties & desk.acting.duties) or None


def new(request: HttpRequest) -> Address | None:
    """The button that registers a request."""
    desk = cast(DeskRequest, request)
    return Address(_url(desk, "new")) if desk.acting.has_duty(policy.INTAKE) else None


def strip(request: HttpRequest) -> tuple[Stat, ...] | None:
    """How many cases are due, late, waiting to be taken and sent back: each a list."""
    desk = cast(DeskRequest, request)
    if not desk.acting.has_duty(policy.READ):
        return None
    owed = counted(todo.owed(desk, policy.READ), _case_of(desk))
    return (
        Stat(_("Due today"), owed.today, _listed(desk, "today"), "warn" if owed.today else "idle"),
        Stat(_("Overdue"), owed.late, _listed(desk, "late"), "bad" if owed.late else "idle"),
        Stat(_("Waiting to be taken on"), owed.to_take, _listed(desk, "take")),
        Stat(_("Not content"), owed.redo, _listed(desk, "redo"), "bad" if owed.redo else "idle"),
    )


def describe(desk: DeskRequest, subject_ids: Collection[UUID]) -> dict[UUID, Todo]:
    """Cases and the parts of units in them."""
    mine = _case_of(desk)
    case_of = {id: mine[id] for id in subject_ids if id in mine}
    cases = cases_in(desk.home.pk, case_of.values())
    below = _url(desk, "list")
    told = {id: _todo(desk, one, below) for id, one in cases.items()}
    return {id: told[case_id] for id, case_id in case_of.items() if case_id in told}


def describe_inquiries(desk: DeskRequest, subject_ids: Collection[UUID]) -> dict[UUID, Todo]:
    """A superior's questions: the unit that is asked does not see of which case."""
    title, what = _("A question to your unit"), {"reply": PROMISES["reply"]}
    return {
        id: Todo(
            url=_url(desk, "inquiry", number=one.number),
            title=title,
            number=one.number,
            what=what,
            duty=policy.READ,
        )
        for id, one in inquiries_in(desk.home.pk, subject_ids).items()
    }


def _case_of(desk: DeskRequest) -> dict[UUID, UUID]:
    """Asked once for the strip and the list."""
    known: dict[UUID, UUID] | None = desk.__dict__.get(_KEPT)
    if known is None:
        found = todo.owed(desk, policy.READ)
        known = desk.__dict__[_KEPT] = case_of(desk.acting, desk.home.pk, found)
    return known


def _todo(desk: DeskRequest, one: Case, below: str) -> Todo:
    return Todo(
        url=f"{below}{one.number}/",
        title=one.title,
        number=one.number,
        place=_place(one),
        what=PROMISES,
        duty=policy.READ,
        button=lambda promise: keeping(promise, one, desk.acting, desk.home.slug),
        seen=one.event_seq,
    )


def _place(one: Case) -> str:
    return one.place or gazetteer().label(one.area_id)


def _url(desk: DeskRequest, name: str, **more: str) -> str:
    return address(f"desk_cases:{name}", {"home": desk.home.slug, **more})


def _listed(desk: DeskRequest, heading: str) -> str:
    return f"{_url(desk, 'list')}?{urlencode({'view': 'all', 'todo': heading})}"


DESK = (
    Panel("desk.nav", "cases.menu", 10, menu, "ui/nav_panel.html"),
    Panel("desk.act", "cases.new", 10, new, "cases/parts/desk_new.html"),
    Panel("desk.strip", "cases.strip", 10, strip, "ui/strip.html"),
)
TO_DO = {
    Case.kind: describe,
    **dict.fromkeys(PARTS, describe),
    Inquiry.kind: describe_inquiries,
}
