"""How far a promise has run: half, most of it, or past its time."""

from datetime import datetime
from enum import StrEnum


class Mark(StrEnum):
    """The marks of a promise's time (handbook §7.3: 50 %, 80 %, 100 %)."""

    HALF = "half"
    MOST = "most"
    OVERDUE = "overdue"


# [proposal] of the handbook, not of a regulation: when a holder is reminded.
SHARES = ((Mark.MOST, 0.8), (Mark.HALF, 0.5))


def reached(made_at: datetime, due_at: datetime, now: datetime) -> Mark | None:
    """The last mark passed; None before half of the time. Due at this moment is not yet late."""
    if now > due_at:
        return Mark.OVERDUE
    run, whole = now - made_at, due_at - made_at
    return next((mark for mark, share in SHARES if run >= whole * share), None)


def next_look(made_at: datetime, due_at: datetime, now: datetime) -> datetime | None:
    """When to look again for the mark after this moment; None once it is overdue."""
    if now > due_at:
        return None
    moments = (made_at + (due_at - made_at) * share for _, share in reversed(SHARES))
    return next((moment for moment in moments if moment > now), due_at)
