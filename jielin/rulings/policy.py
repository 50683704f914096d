"""Who asks for a ruling and who gives one: pure predicates over an actor and a ruling."""

from typing import Any

from jielin.cases.policy import HANDLE, RECEIVE, has_handled, is_interested, works_for
from jielin.duties.policy import EDIT, holds

READ = "rulings.read"
RULE = "rulings.rule"


def is_house(actor: Any, ruling: object) -> bool:
    """What follows by itself."""
    return bool(actor.kind == "system")


def is_inner(actor: Any, thing: object) -> bool:
    """Inside another verb, which has checked the actor."""
    return True


def may_ask(actor: Any, ruling: Any) -> bool:
    """The unit that holds the case asks for itself."""
    is_holder = ruling.unit_id == ruling.case.holder_id
    return is_holder and works_for(actor, ruling.unit_id, HANDLE, ruling.case)


def may_rule(actor: Any, ruling: Any) -> bool:
    """A person of the reviewing unit who takes no part: neither asked, nor sent, nor handled."""
    if _takes_part(actor, ruling):
        return False
    return works_for(actor, ruling.reviewer_id, RULE, ruling.case)


def may_reexamine(actor: Any, ruling: Any) -> bool:
    """The first receiver owes the resident another look; the reviewer may look too."""
    if actor.id == ruling.raised_by_id:
        return False
    return works_for(actor, ruling.case.receiver_id, RECEIVE, ruling.case) or may_rule(
        actor, ruling
    )


def may_resume(actor: Any, ruling: Any) -> bool:
    """Whoever holds the case takes it up as soon as it can be solved."""
    return may_ask(actor, ruling) or may_reexamine(actor, ruling)


def may_amend(actor: Any, ruling: Any) -> bool:
    """Whoever keeps lists above the receiver; the rule itself asks for whose area it is."""
    return not is_interested(actor, ruling.case) and holds(actor, EDIT, ruling.editors())


def _takes_part(actor: Any, ruling: Any) -> bool:
    sides = {ruling.unit_id, ruling.case.receiver_id}
    works_there = any(post.organisation_id in sides for post in actor.posts)
    return works_there or actor.id == ruling.raised_by_id or has_handled(actor, ruling.case)
