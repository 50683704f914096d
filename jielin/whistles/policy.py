"""Who may do what with a whistle: pure predicates over actor and thing."""

from typing import Any
from uuid import UUID

from jielin.cases import policy as cases

READ = "whistles.read"
ASK = "whistles.ask"
BLOW = "whistles.blow"
ANSWER = "whistles.answer"
RATE = "whistles.rate"


def holds(actor: Any, duty: str, organisation_id: UUID | None) -> bool:
    """Whether a post at the organisation carries the duty."""
    return any(
        duty in post.duties and post.organisation_id == organisation_id for post in actor.posts
    )


def is_house(actor: Any, thing: object) -> bool:
    """Inner steps: the verb around them has checked the actor."""
    return True


def is_interested(actor: Any, order: Any) -> bool:
    """Whether the actor works for a unit that it is about, or keeps away from its case."""
    if any(post.organisation_id in order.kept_from for post in actor.posts):
        return True
    return order.case_id is not None and cases.is_interested(actor, order.case)


def may_ask(actor: Any, order: Any) -> bool:
    """The community asks its street."""
    return not is_interested(actor, order) and holds(actor, ASK, order.community_id)


def may_blow(actor: Any, order: Any) -> bool:
    """The street whistles, commands, confirms."""
    return not is_interested(actor, order) and holds(actor, BLOW, order.street_id)


def may_rate_units(actor: Any, order: Any) -> bool:
    """The street says how the departments did their part."""
    return not is_interested(actor, order) and holds(actor, RATE, order.street_id)


def is_street(actor: Any, response: Any) -> bool:
    return may_blow(actor, response.order)


def is_unit(actor: Any, response: Any) -> bool:
    """The department that was called."""
    return not is_interested(actor, response.order) and holds(actor, ANSWER, response.unit_id)


def may_note_arrival(actor: Any, response: Any) -> bool:
    """Whoever stands on site notes it: the department, or the street that called it."""
    return is_unit(actor, response) or is_street(actor, response)


def may_object(actor: Any, response: Any) -> bool:
    """Once, and never after it was designated."""
    return is_unit(actor, response) and not (response.has_objected or response.is_designated)


def may_claim(actor: Any, response: Any) -> bool:
    """A department of the order, while it has no lead."""
    return is_unit(actor, response)


def may_rate_street(actor: Any, response: Any) -> bool:
    """The department says whether the whistle was right."""
    return not is_interested(actor, response.order) and holds(actor, RATE, response.unit_id)
