"""Who may write, approve and take back notices: pure predicates over actor and thing."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

READ = "notices.read"
WRITE = "notices.write"
APPROVE = "notices.approve"


def holds(actor: Any, duty: str, organisations: Iterable[UUID]) -> bool:
    """Whether a post at one of the organisations carries the duty."""
    mine = set(organisations)
    return any(duty in post.duties and post.organisation_id in mine for post in actor.posts)


def is_house(actor: Any, thing: object) -> bool:
    """Inner steps: the verb around them has checked the actor."""
    return True


def is_clock(actor: Any, thing: object) -> bool:
    """What only the passing of time does."""
    return bool(actor.kind == "system")


def may_write(actor: Any, notice: Any) -> bool:
    """Whoever writes notices for the unit that speaks."""
    return holds(actor, WRITE, {notice.organisation_id})


def may_approve(actor: Any, notice: Any) -> bool:
    """The unit that speaks or one above it, but nobody who wrote a word of it."""
    if actor.id is None or actor.id in notice.writers:
        return False
    return holds(actor, APPROVE, notice.approvers())


def may_take_back(actor: Any, notice: Any) -> bool:
    """The unit that speaks, or whoever may approve there: a wrong notice must go at once."""
    return may_write(actor, notice) or holds(actor, APPROVE, notice.approvers())
