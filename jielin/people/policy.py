"""Who may give and take posts."""

from typing import Protocol
from uuid import UUID

from jielin.kernel.actors import Actor

from .acting import Acting

MANAGING = "people.manage"
SECURING = "security.manage"


class Recorded(Protocol):
    """What the rules look at in a staff record."""

    account_id: UUID
    tenant_id: int


class Appointed(Protocol):
    """What the rule looks at in an appointment."""

    account_id: UUID

    def overseers(self) -> frozenset[UUID]: ...


def may_manage(actor: Actor, appointment: Appointed) -> bool:
    """Whoever manages people at the organisation or above it, and never for oneself."""
    if actor.kind == "system":
        return True
    if not isinstance(actor, Acting) or actor.id == appointment.account_id:
        return False
    return bool(actor.organisations_with(MANAGING) & appointment.overseers())


def may_secure(actor: Actor, record: Recorded) -> bool:
    """The home's security administrator, and never for oneself."""
    if actor.kind == "system":
        return True
    if not isinstance(actor, Acting) or actor.id == record.account_id:
        return False
    return actor.at(record.tenant_id).has_duty(SECURING)


def is_house(actor: Actor, thing: object) -> bool:
    """What only the house itself does."""
    return actor.kind == "system"
