"""Who may do what with feedback: pure predicates over actor and thing."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

ANSWER = "feedback.answer"


@dataclass(frozen=True)
class Asker:
    """Whoever holds the link of one receipt, without an account."""

    feedback_id: UUID
    kind: str = "visitor"
    id: UUID | None = None
    name: str = ""
    tenants: frozenset[int] = field(default_factory=frozenset)


def is_anybody(actor: Any, thing: object) -> bool:
    """Everybody may say something; and inner steps, whose actor was checked around them."""
    return True


def is_clock(actor: Any, thing: object) -> bool:
    """What only the passing of time does."""
    return bool(actor.kind == "system")


def is_asker(actor: Any, feedback: Any) -> bool:
    """The account that sent it, or whoever holds its link."""
    if actor.kind == "visitor":
        return bool(actor.feedback_id == feedback.pk)
    return actor.id is not None and actor.id == feedback.asked_by_id


def may_ask_again(actor: Any, feedback: Any) -> bool:
    """The asker, once."""
    return is_asker(actor, feedback) and feedback.may_be_asked_again


def may_answer(actor: Any, feedback: Any) -> bool:
    """The home's system administrators, but nobody answers themselves."""
    if actor.kind != "person" or actor.id is None or actor.id == feedback.asked_by_id:
        return False
    return any(
        ANSWER in post.duties and post.tenant_id == feedback.tenant_id for post in actor.posts
    )


def may_reveal(actor: Any, feedback: Any) -> bool:
    """Whoever answers may call, while there is a number."""
    return may_answer(actor, feedback) and bool(feedback.phone)
