"""The outbox page: newest first, numbers masked, codes never readable outside a demo."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from .models import OutboxMessage, State
from .wording import template, without_digits

PAGE = 50
COLUMNS = (
    "id",
    "tenant_id",
    "created_at",
    "sent_at",
    "phone",
    "text",
    "template",
    "state",
    "attempts",
    "last_error",
    "is_secret",
    "is_hidden",
    "has_text",
)


@dataclass(frozen=True)
class Line:
    """One message as staff may see it. `text` is empty once its time is over.

    About something confidential only kind, state and time are told.
    """

    id: UUID
    tenant_id: int
    written_at: datetime
    sent_at: datetime | None
    phone: str
    text: str
    template: str
    state: State
    attempts: int
    reason: str
    is_hidden: bool = False
    has_text: bool = True

    @property
    def has_failed(self) -> bool:
        return self.state == State.FAILED

    @property
    def purpose(self) -> str:
        """What kind of message it is."""
        return template(self.template).purpose

    @property
    def may_retry(self) -> bool:
        return self.has_failed and self.has_text


@dataclass(frozen=True)
class Page:
    """A page of the outbox; `before` asks for the next one and is empty on the last."""

    lines: tuple[Line, ...]
    before: str


def recent(tenants: Collection[int], state: str = "", before: str = "") -> Page:
    """The newest messages of these homes, perhaps of one state; one query."""
    rows = OutboxMessage.objects.within(tenants)
    if state in State.values:
        rows = rows.filter(state=state)
    rows = _older(rows, before).order_by("-created_at", "-id")
    found = list(rows.values(*COLUMNS)[: PAGE + 1])
    more = len(found) > PAGE
    return Page(
        tuple(_line(row) for row in found[:PAGE]), _cursor(found[PAGE - 1]) if more else ""
    )


def one(tenants: Collection[int], id: UUID) -> OutboxMessage:
    """A message of these homes. Raises DoesNotExist."""
    return OutboxMessage.objects.within(tenants).get(pk=id)


def masked(phone: str) -> str:
    """138****2206; short numbers show their last two digits."""
    if len(phone) < 8:
        return "*" * max(0, len(phone) - 2) + phone[-2:]
    return f"{phone[:3]}****{phone[-4:]}"


def _line(row: dict[str, Any]) -> Line:
    is_hidden = row["is_hidden"]
    return Line(
        id=row["id"],
        tenant_id=row["tenant_id"],
        written_at=row["created_at"],
        sent_at=row["sent_at"],
        phone="" if is_hidden else masked(row["phone"]),
        text="" if is_hidden else _text(row),
        template=row["template"],
        state=State(row["state"]),
        attempts=row["attempts"],
        reason="" if is_hidden else row["last_error"],
        is_hidden=is_hidden,
        has_text=row["has_text"],
    )


def _text(row: dict[str, Any]) -> str:
    # A demo has no telephones. A home of invented data beside real ones proves real numbers.
    is_coded = row["is_secret"] and not settings.DEMO
    text: str = row["text"]
    return without_digits(text) if is_coded else text


def _cursor(row: dict[str, Any]) -> str:
    return f"{row['created_at'].timestamp():.6f}~{row['id'].hex}"


def _older(rows: Any, before: str) -> Any:
    """Those after the cursor; a cursor that makes no sense begins anew."""
    moment, _, id = before.partition("~")
    try:
        at, last = datetime.fromtimestamp(float(moment), UTC), UUID(id)
    except (ValueError, OverflowError, OSError):
        return rows
    return rows.filter(Q(created_at__lt=at) | Q(created_at=at, id__lt=last), created_at__lte=at)
