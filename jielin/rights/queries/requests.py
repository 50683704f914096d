"""Data requests in lists and on their pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from jielin.kernel import clock, personal
from jielin.kernel.homes import everywhere
from jielin.kernel.workflow import Look
from jielin.people.models import Account
from jielin.people.phones import mask
from jielin.ui.parts import Fact

from ..models import DataRequest
from ..states import RequestState, Wish

MOST = 200


class Hidden(Exception):
    """There is no such request for whoever asks."""


@dataclass(frozen=True)
class Line:
    """A request in a list."""

    number: str
    wish: str
    look: Look
    name: str
    asked_at: datetime
    due_at: datetime
    is_open: bool


@dataclass(frozen=True)
class Touched:
    """How many rows of one kind speak of the person."""

    title: str
    count: int


def lines(tenant_id: int, *, is_open: bool) -> tuple[Line, ...]:
    """Those that wait, the soonest due first; or those that were answered, the newest first."""
    rows = DataRequest.objects.filter(tenant_id=tenant_id)
    waiting = rows.filter(state=RequestState.ASKED).order_by("due_at", "id")
    chosen = waiting if is_open else rows.exclude(state=RequestState.ASKED)
    return _lines(chosen[:MOST])


def counts(tenant_id: int) -> int:
    """How many wait in the home."""
    return DataRequest.objects.filter(tenant_id=tenant_id, state=RequestState.ASKED).count()


def one(tenant_id: int, number: str) -> DataRequest:
    """A request of the home. Raises Hidden."""
    found = DataRequest.objects.filter(tenant_id=tenant_id, number=number).first()
    if found is None:
        raise Hidden
    return found


def mine(account_id: UUID | None) -> tuple[DataRequest, ...]:
    """What a person has asked in any home, the newest first."""
    if account_id is None:
        return ()
    rows = DataRequest.objects.filter(tenant_id__in=everywhere(), account_id=account_id)
    return tuple(rows[:MOST])


def my(account_id: UUID | None, number: str) -> DataRequest:
    """One's own request. Raises Hidden."""
    for found in mine(account_id):
        if found.number == number:
            return found
    raise Hidden


def facts(request: DataRequest) -> tuple[Fact, ...]:
    """Who asks, and until when it is owed; the number is masked."""
    account = Account.objects.filter(pk=request.account_id).first()
    name = account.name if account else ""
    phone = mask(account.phone) if account and account.phone else ""
    return (
        Fact(_("Wish"), str(request.get_wish_display())),
        Fact(_("Name"), name or _("Not given")),
        Fact(_("Telephone"), phone or _("Not given")),
    )


def touched(request: DataRequest) -> tuple[Touched, ...]:
    """What an erasure would change, kind by kind."""
    if request.wish != Wish.DELETION or request.state != RequestState.ASKED:
        return ()
    sections = personal.export(request.person)
    return tuple(Touched(section.title, len(section.rows)) for section in sections)


def is_late(request: DataRequest) -> bool:
    return request.state == RequestState.ASKED and request.due_at < clock.now()


def _lines(rows: Iterable[DataRequest]) -> tuple[Line, ...]:
    """Two queries: the requests, and the names."""
    found = list(rows)
    accounts = Account.objects.filter(pk__in=[row.account_id for row in found])
    names = {account.pk: account.name for account in accounts}
    return tuple(
        Line(
            number=row.number,
            wish=str(row.get_wish_display()),
            look=row.look,
            name=names.get(row.account_id, ""),
            asked_at=row.asked_at,
            due_at=row.due_at,
            is_open=row.state == RequestState.ASKED,
        )
        for row in found
    )
