"""Open cases of a caller, found by the number without reading it."""

from jielin.kernel.sealed import blind_index
from jielin.people.acting import Acting

from ..states import OPEN
from .access import in_scope, involving

MOST = 10


def open_cases_of(actor: Acting, tenant_id: int, phone: str) -> tuple[tuple[str, str], ...]:
    """(number, title) of the caller's open cases that this person may see anyway."""
    if not phone:
        return ()
    found: dict[str, tuple[str, str]] = {}
    for rows in (*(in_scope(scope) for scope in actor.scopes), involving(actor, tenant_id)):
        mine = rows.filter(phone_index=blind_index(phone), state__in=OPEN)
        for number, title in mine.values_list("number", "title")[:MOST]:
            found[number] = (number, title)
    return tuple(found.values())
