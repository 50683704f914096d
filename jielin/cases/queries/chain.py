"""Through whose hands a case went: for all who see it, the resident included."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from jielin.organisations.queries import directory

from .. import workflow as w
from ..models import Case


@dataclass(frozen=True)
class Held:
    """One unit's turn; `until` is None for the one that holds it now."""

    unit: str
    since: datetime
    until: datetime | None = None


def chain(case: Case, told: Iterable[tuple[str, dict[str, Any], datetime]]) -> tuple[Held, ...]:
    """The units one after the other. `told`: verb, details and time of its events, in order."""
    units = directory()
    held = [Held(units.name(case.receiver_id), case.registered_at)]
    for verb, details, at in told:
        if verb in w.HOLDER_TOLD:
            held[-1] = replace(held[-1], until=at)
            held.append(Held(units.name(UUID(details["unit"])), at))
    return tuple(held)
