"""Who may do what on the ladder: pure predicates over an actor and an order."""

from typing import Any

from jielin.cases.policy import works_for

READ = "supervision.read"
ORDER = "supervision.order"
ANSWER = "supervision.answer"
INSTRUCT = "supervision.instruct"


def is_clock(actor: Any, order: object) -> bool:
    """What only the passing of time, or something that befell the request, does."""
    return bool(actor.kind == "system")


def is_inner(actor: Any, thing: object) -> bool:
    """Inside another verb, which has checked the actor."""
    return True


def may_climb(actor: Any, order: Any) -> bool:
    """The clock, or a street or the district above the unit that received the request."""
    return actor.kind == "system" or (_goes_on(order) and _is_above(actor, order))


def may_close(actor: Any, order: Any) -> bool:
    """The same people, once the request has a result."""
    return not order.case.is_open and _is_above(actor, order)


def may_ask(actor: Any, order: Any) -> bool:
    """The units at work may ask the level above to coordinate (Beijing regulation, art. 20)."""
    case = order.case
    units = (case.holder_id, case.receiver_id)
    return _goes_on(order) and any(works_for(actor, unit, ANSWER, case) for unit in units)


def may_report(actor: Any, order: Any) -> bool:
    """The unit that owes the answer of this rung."""
    return works_for(actor, order.owes_id, ANSWER, order.case)


def may_coordinate(actor: Any, order: Any) -> bool:
    """The unit that the request was raised to."""
    return works_for(actor, order.case.overseer_id, ORDER, order.case)


def may_instruct(actor: Any, order: Any) -> bool:
    """A leader of the unit it was raised to, or of the district."""
    units = {order.case.overseer_id, order.office()}
    return any(works_for(actor, unit, INSTRUCT, order.case) for unit in units)


def _is_above(actor: Any, order: Any) -> bool:
    return any(works_for(actor, unit, ORDER, order.case) for unit in order.issuers())


def _goes_on(order: Any) -> bool:
    """Whether the request waits for a result; one with a result or a plan is left in peace."""
    return bool(order.case.is_open) and not order.is_resting
