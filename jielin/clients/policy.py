"""Who may make clients and give them tokens."""

from typing import Any

MANAGE = "settings.clients"


def may_manage(actor: Any, thing: Any) -> bool:
    """Whoever keeps the clients of the home."""
    if actor.kind == "system":
        return True
    posts = getattr(actor, "posts", ()) if actor.kind == "person" else ()
    return any(MANAGE in one.duties and one.tenant_id == thing.tenant_id for one in posts)


def is_the_house(actor: Any, thing: object) -> bool:
    """What follows from failing again and again."""
    return bool(actor.kind == "system")
