"""What the settings pages show of clients, addresses and deliveries."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q
from django.utils import timezone

from jielin.kernel.workflow import Look
from jielin.organisations.queries import directory

from ..limits import DELIVERIES
from ..models import Client, Delivery, DeliveryState, Hook, PaceMark
from ..scopes import Scope
from ..workflow import HookState

PAGE = 50
TONES = {
    DeliveryState.QUEUED: "warn",
    DeliveryState.SENDING: "info",
    DeliveryState.SENT: "ok",
    DeliveryState.FAILED: "bad",
}


class Hidden(Exception):
    """There is no such thing in this home."""


@dataclass(frozen=True)
class Line:
    """A client in the list."""

    id: UUID
    name: str
    unit: str
    look: Look
    scopes: tuple[str, ...]
    per_minute: int
    expires_at: datetime
    hooks: int
    stopped: int
    is_active: bool


@dataclass(frozen=True)
class Sent:
    """A delivery on the page of its address."""

    id: UUID
    event: str
    number: str
    made_at: datetime
    state: str
    tone: str
    tries: int
    most: int
    status: int | None
    said: str
    may_repeat: bool
    next_at: datetime | None


def clients(tenant_id: int) -> tuple[Line, ...]:
    """Those in use first, by name. One query."""
    counts = {
        "on": Count("hooks", filter=~Q(hooks__state=HookState.ENDED)),
        "stopped": Count("hooks", filter=Q(hooks__state=HookState.STOPPED)),
    }
    rows = Client.objects.filter(tenant_id=tenant_id).annotate(**counts)
    return tuple(_line(row) for row in rows.order_by("state", "name", "id"))


def client(tenant_id: int, id: UUID) -> Client:
    """One client of the home. Raises Hidden."""
    found = Client.objects.filter(tenant_id=tenant_id, pk=id).first()
    if found is None:
        raise Hidden
    return found


def hooks(client: Client) -> tuple[Hook, ...]:
    """Its addresses, those that were removed left out."""
    mine = Hook.objects.filter(tenant_id=client.tenant_id, client_id=client.pk)
    return tuple(mine.exclude(state=HookState.ENDED).order_by("made_at"))


def hook(tenant_id: int, id: UUID) -> Hook:
    """One address of the home. Raises Hidden."""
    found = Hook.objects.filter(tenant_id=tenant_id, pk=id).select_related("client").first()
    if found is None:
        raise Hidden
    return found


def delivery(tenant_id: int, id: UUID) -> Delivery:
    """One delivery of the home. Raises Hidden."""
    found = Delivery.objects.filter(tenant_id=tenant_id, pk=id).select_related("hook").first()
    if found is None:
        raise Hidden
    return found


def deliveries(hook: Hook, state: str = "") -> tuple[Sent, ...]:
    """The newest of an address, perhaps of one state. One query."""
    rows = Delivery.of(hook.tenant_id, [hook.pk])
    if state in DeliveryState.values:
        rows = rows.filter(state=state)
    return tuple(_sent(row) for row in rows[:PAGE])


def last_day(client: Client) -> date | None:
    """The day of its last request: all that is known of its habits."""
    mark = PaceMark.objects.filter(tenant_id=client.tenant_id, pk=client.pk).first()
    if mark is None or not mark.due:
        return None
    at = datetime.fromtimestamp(0, UTC) + timedelta(microseconds=mark.due)
    return timezone.localdate(at)


def scopes_of(client: Client) -> tuple[str, ...]:
    """Its scopes in words."""
    return tuple(str(Scope(one).label) for one in client.scopes)


def _line(row: Client) -> Line:
    return Line(
        id=row.pk,
        name=row.name,
        unit=directory().name(row.organisation_id),
        look=row.look,
        scopes=scopes_of(row),
        per_minute=row.per_minute,
        expires_at=row.expires_at,
        hooks=row.on,  # type: ignore[attr-defined]
        stopped=row.stopped,  # type: ignore[attr-defined]
        is_active=row.is_active,
    )


def _sent(row: Delivery) -> Sent:
    state = DeliveryState(row.state)
    return Sent(
        id=row.pk,
        event=row.event,
        number=row.number,
        made_at=row.made_at,
        state=str(state.label),
        tone=TONES[state],
        tries=row.tries,
        most=DELIVERIES.tries,
        status=row.status,
        said=row.said,
        may_repeat=state == DeliveryState.FAILED,
        next_at=row.not_before if state == DeliveryState.QUEUED and row.tries else None,
    )
