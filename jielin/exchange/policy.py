"""Who may take in and take out: the one who asked, while the duty is held."""

from typing import Any, Protocol
from uuid import UUID

# Opens the pages of one's own exports; each list asks for its own duty besides.
OPEN = "desk.open"


class Asked(Protocol):
    """What the rules look at."""

    asked_by_id: UUID
    tenant_id: int

    @property
    def duty(self) -> str: ...


def may_ask(actor: Any, thing: Asked) -> bool:
    """Whoever asks, with the duty of that sheet in that home."""
    posts = getattr(actor, "posts", ()) if actor.kind == "person" else ()
    return actor.id == thing.asked_by_id and any(
        thing.duty in post.duties and post.tenant_id == thing.tenant_id for post in posts
    )


def is_theirs(actor: Any, thing: Asked) -> bool:
    """Whoever asked, also after the duty is gone: one may always put away what is one's own."""
    return bool(actor.kind == "person" and actor.id == thing.asked_by_id)


def is_house(actor: Any, thing: object) -> bool:
    """What jobs find."""
    return bool(actor.kind == "system")
