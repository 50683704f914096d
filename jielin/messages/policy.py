"""Who may change the wordings of a home: a pure predicate over actor and record."""

from typing import Any, Protocol

MANAGING = "rules.manage"


class Kept(Protocol):
    """What the rule looks at in a record."""

    tenant_id: int


def may_manage(actor: Any, record: Kept) -> bool:
    """The home's administrator, and the house itself."""
    if actor.kind == "system":
        return True
    posts = getattr(actor, "posts", ())
    return any(MANAGING in post.duties and post.tenant_id == record.tenant_id for post in posts)
