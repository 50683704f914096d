"""Who may change how things are done: rules of time, calendar, categories and wordings."""

from typing import Protocol
from uuid import UUID

from jielin.kernel.actors import Actor
from jielin.people.acting import Acting

MANAGING = "rules.manage"
CONFIRMING = "rules.confirm"


class Kept(Protocol):
    """What the rules look at in a record of settings."""

    tenant_id: int


class Proposed(Kept, Protocol):
    """What the rules look at in a proposal."""

    proposed_by_id: UUID | None


def may_manage(actor: Actor, record: Kept) -> bool:
    """The home's administrator, and the house itself."""
    return actor.kind == "system" or _holds(actor, record, MANAGING)


def may_confirm(actor: Actor, proposal: Proposed) -> bool:
    """A second person: another administrator or a leader, never the one who proposed."""
    if actor.id is not None and actor.id == proposal.proposed_by_id:
        return False
    return _holds(actor, proposal, MANAGING, CONFIRMING)


def _holds(actor: Actor, record: Kept, *duties: str) -> bool:
    if not isinstance(actor, Acting):
        return False
    mine = actor.at(record.tenant_id)
    return any(mine.has_duty(duty) for duty in duties)
