"""The board: six columns by state, each with its oldest orders, in four queries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from jielin.kernel.models import Promise
from jielin.kernel.workflow import Look
from jielin.organisations.queries import directory
from jielin.people.acting import Acting
from jielin.territory.queries import gazetteer

from ..models import Response, WhistleOrder
from ..states import AWAITED, OPEN, OVER, OrderState, ResponseState
from ..workflow import ORDER
from .acts import PROMISES
from .page import TONES
from .seeing import within

CARDS = 12
# What is over stays on the board for so long.
RECENT = timedelta(days=7)
# Whose part stands in one of these has the order on its board.
HEARD = frozenset({*AWAITED, ResponseState.SIGNED_OFF})
DONE = frozenset({ResponseState.CONFIRMED, ResponseState.RATED})
# What no card shows.
LONG = ("text", "basis", "minutes", "command_note", "result")


@dataclass(frozen=True)
class Card:
    """One order on the board. `owed` is what is due next, and from whom."""

    number: str
    title: str
    place: str
    area: str
    lead: str
    others: int
    occasion: str
    urgency: str
    urgency_tone: str
    look: Look
    opened_at: datetime
    due_at: datetime | None
    owed: str
    has_objection: bool


@dataclass(frozen=True)
class Column:
    """One state: how many there are, and the cards that are shown."""

    state: str
    look: Look
    total: int
    cards: tuple[Card, ...]

    @property
    def hidden(self) -> int:
        """How many more there are than shown."""
        return max(0, self.total - len(self.cards))


@dataclass(frozen=True)
class Board:
    """All columns, and what the sentence above them says."""

    columns: tuple[Column, ...]
    total: int
    unanswered: int
    objections: int
    oldest: timedelta | None


def board(actor: Acting, tenant_id: int, now: datetime, cards: int = CARDS) -> Board:
    """The board of the actor's units: what is open from the oldest, what is over from the last."""
    found = [*_open(actor, tenant_id, cards), *_over(actor, tenant_id, now, cards)]
    parts = _parts(tenant_id, found)
    due = _due(tenant_id, found, parts)
    shown: dict[str, list[Card]] = defaultdict(list)
    totals: dict[str, int] = {}
    for one in found:
        # What is rated stands with what is confirmed.
        state = OVER[0] if one.state in OVER else one.state
        shown[state].append(_card(one, parts[one.pk], due.get(one.pk)))
        totals[state] = one.total  # type: ignore[attr-defined]
    columns = tuple(_made(state, totals, shown[state]) for state in (*OPEN, OVER[0]))
    return _summed(columns, found, now)


def _open(actor: Acting, tenant_id: int, cards: int) -> list[WhistleOrder]:
    """The oldest of each column, each with the count of its column: over open rows alone."""
    wanted = within(actor, tenant_id, HEARD).filter(state__in=OPEN)
    ranked = wanted.defer(*LONG).annotate(
        at=Window(RowNumber(), partition_by=F("state"), order_by=[F("opened_at").asc(), "id"]),
        total=Window(Count("id"), partition_by=F("state")),
    )
    return list(ranked.filter(at__lte=cards).order_by("opened_at", "id"))


def _over(actor: Acting, tenant_id: int, now: datetime, cards: int) -> list[WhistleOrder]:
    """What the street has confirmed lately, the last first."""
    rows = within(actor, tenant_id, DONE).filter(state__in=OVER, confirmed_at__gte=now - RECENT)
    counted = rows.defer(*LONG).annotate(total=Window(Count("id")))
    return list(counted.order_by("-confirmed_at", "-id")[:cards])


def _parts(tenant_id: int, orders: Sequence[WhistleOrder]) -> dict[UUID, list[Response]]:
    found: dict[UUID, list[Response]] = defaultdict(list)
    ids = [one.pk for one in orders]
    for part in Response.objects.filter(tenant_id=tenant_id, order_id__in=ids):
        found[part.order_id].append(part)
    return found


def _due(
    tenant_id: int, orders: Iterable[WhistleOrder], parts: dict[UUID, list[Response]]
) -> dict[UUID, Promise]:
    """What is due next on each order, be it the street's or a department's."""
    whose = {part.pk: id for id, found in parts.items() for part in found}
    whose |= {one.pk: one.pk for one in orders}
    first: dict[UUID, Promise] = {}
    for promise in Promise.objects.open().of(tenant_id, whose).order_by("due_at"):
        first.setdefault(whose[promise.subject_id], promise)
    return first


def _card(one: WhistleOrder, parts: Sequence[Response], owed: Promise | None) -> Card:
    coming = [part for part in parts if part.state != ResponseState.RELEASED]
    return Card(
        number=one.number,
        title=one.title,
        place=one.place,
        area=_community(one.area_id),
        lead=directory().name(one.lead_unit_id),
        others=len([part for part in coming if part.unit_id != one.lead_unit_id]),
        occasion=one.get_occasion_display(),
        urgency=one.get_urgency_display(),
        urgency_tone=TONES[one.urgency],
        look=one.look,
        opened_at=one.opened_at,
        due_at=owed.due_at if owed else None,
        owed=str(PROMISES.get(owed.kind, "")) if owed else "",
        has_objection=any(part.state == ResponseState.OBJECTED for part in parts),
    )


def _community(area_id: int) -> str:
    """Street and community: nearer than that a wall should not tell."""
    return gazetteer().label(gazetteer().line(area_id).community_id or area_id)


def _made(state: OrderState, totals: dict[str, int], cards: list[Card]) -> Column:
    return Column(state, ORDER.look(state), totals.get(state, 0), tuple(cards))


def _summed(columns: tuple[Column, ...], orders: list[WhistleOrder], now: datetime) -> Board:
    under_way = [column for column in columns if column.state in OPEN]
    open_cards = [card for column in under_way for card in column.cards]
    waiting = [one.opened_at for one in orders if one.state in OPEN]
    return Board(
        columns=columns,
        total=sum(column.total for column in under_way),
        unanswered=sum(c.total for c in columns if c.state == OrderState.BLOWN),
        objections=sum(card.has_objection for card in open_cards),
        oldest=now - min(waiting) if waiting else None,
    )
