"""Who asks about data, and who decides: the person, and the home's security administrators."""

from typing import Protocol
from uuid import UUID

from jielin.kernel.actors import Actor
from jielin.people.acting import Acting
from jielin.people.policy import AUDITING, SECURING

from .states import Wish

__all__ = [
    "AUDITING",
    "SECURING",
    "is_house",
    "is_theirs",
    "may_correct",
    "may_decide",
    "may_erase",
]


class Asked(Protocol):
    """What the rules look at in a data request."""

    account_id: UUID
    tenant_id: int
    wish: str


def is_theirs(actor: Actor, request: Asked) -> bool:
    """The person themselves, and nobody for them."""
    return actor.id is not None and actor.id == request.account_id


def is_house(actor: Actor, thing: object) -> bool:
    """What jobs and the clock do, and an erasure that somebody else has decided."""
    return True


def may_decide(actor: Actor, request: Asked) -> bool:
    """A security administrator of the home, and never about oneself."""
    if not isinstance(actor, Acting) or is_theirs(actor, request):
        return False
    return actor.at(request.tenant_id).has_duty(SECURING)


def may_correct(actor: Actor, request: Asked) -> bool:
    return request.wish == Wish.CORRECTION and may_decide(actor, request)


def may_erase(actor: Actor, request: Asked) -> bool:
    return request.wish == Wish.DELETION and may_decide(actor, request)
