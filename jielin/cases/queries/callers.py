"""Open cases of a caller, found by the number without reading it."""

from dataclasses import dataclass

from jielin.catalogue.queries import catalogue
from jielin.kernel.sealed import blind_index
from jielin.people.acting import Acting

from .. import policy
from ..states import OPEN
from ..workflow import CASE
from .access import in_scope, involving
from .rows import Found, is_interested, plain

MOST = 10


@dataclass(frozen=True)
class Known:
    """An open case of the caller: enough to know it again, and nothing of who called."""

    number: str
    state: str
    category: str


@dataclass(frozen=True)
class Looked:
    """What a look-up of a number gave: open cases, nothing, or why it was not done."""

    known: tuple[Known, ...] = ()
    is_done: bool = False
    refusal: str = ""


def may_look_up(actor: Acting) -> bool:
    """Whoever reads numbers of callers by their post anyway; grid workers do not."""
    return actor.has_duty(policy.RECEIVE) or actor.has_duty(policy.REVEAL)


def open_cases_of(actor: Acting, tenant_id: int, phone: str) -> tuple[Known, ...]:
    """The caller's open cases that this person may see anyway."""
    if not phone or not may_look_up(actor):
        return ()
    found: dict[str, Known] = {}
    for rows in (*(in_scope(scope) for scope in actor.scopes), involving(actor, tenant_id)):
        mine = rows.filter(phone_index=blind_index(phone), state__in=OPEN)
        shown = (one for one in plain(mine) if not is_interested(actor, one))
        found |= {one.number: _known(one) for one in shown}
    return tuple(found.values())[:MOST]


def _known(one: Found) -> Known:
    label = str(CASE.looks[one.state].label)
    return Known(one.number, label, catalogue().get(one.category_id).title)
