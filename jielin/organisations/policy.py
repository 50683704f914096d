"""Who may change organisations: pure predicates over actor and record."""

from typing import Any, Protocol
from uuid import UUID

SETTLE = "settings.organisations"
REACH = "settings.reach"


class Recorded(Protocol):
    """What the rules look at in the record of an organisation."""

    tenant_id: int

    def overseers(self) -> frozenset[UUID]: ...


def may_settle(actor: Any, record: Recorded) -> bool:
    """The home's administrator, and the house when a home is set up."""
    if actor.kind == "system":
        return True
    return any(SETTLE in post.duties and post.tenant_id == record.tenant_id for post in _of(actor))


def may_reach(actor: Any, record: Recorded) -> bool:
    """Also those who answer for the organisation, or for one above it."""
    if may_settle(actor, record):
        return True
    above = record.overseers()
    return any(REACH in post.duties and post.organisation_id in above for post in _of(actor))


def _of(actor: Any) -> tuple[Any, ...]:
    return tuple(getattr(actor, "posts", ()))
