"""Signed addresses and tickets: who may fetch a file, and until when."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.utils.crypto import constant_time_compare

HOUR = 3600
DAY = 86_400
_LINK = Signer(salt="jielin.files.link")
_TICKET = Signer(salt="jielin.files.ticket")


@dataclass(frozen=True)
class Link:
    """What one address opens. An empty viewer is anybody: enough for public files alone."""

    tenant_id: int
    file_id: UUID
    variant: str
    until: int

    @classmethod
    def lasting(cls, tenant_id: int, file_id: UUID, variant: str, now: datetime) -> "Link":
        """Good for one to two hours; the same address all that hour, so that caches work."""
        until = (int(now.timestamp()) // HOUR + 2) * HOUR
        return cls(tenant_id, file_id, variant, until)

    def mark(self, viewer: str) -> str:
        """The signature that binds the address to its viewer."""
        return _LINK.signature(":".join(map(str, self._parts(viewer))))

    def opens_for(self, viewer: str, mark: str, now: datetime) -> bool:
        """Whether the mark is this viewer's and still in time."""
        return self.until > now.timestamp() and constant_time_compare(self.mark(viewer), mark)

    def _parts(self, viewer: str) -> tuple[object, ...]:
        return (self.tenant_id, self.file_id, self.variant, self.until, viewer)


def ticket(tenant_id: int, file_id: UUID, viewer: str, now: datetime) -> str:
    """What a form carries for a file that is received and not yet attached."""
    return _TICKET.sign_object([tenant_id, file_id.hex, viewer, int(now.timestamp())])


def redeem(told: str, tenant_id: int, viewer: str, now: datetime) -> UUID | None:
    """The file behind a ticket of this viewer and this day; None for any other."""
    try:
        home, file_id, owner, since = _TICKET.unsign_object(told)
    except (BadSignature, ValueError):
        return None
    in_time = now.timestamp() - since < DAY
    return UUID(file_id) if (home, owner) == (tenant_id, viewer) and in_time else None
