"""Open cases of the same place, for whoever reads that place."""

from jielin.kernel import clock
from jielin.people.acting import Acting

from ..models import Case
from ..states import OPEN
from .access import COLUMNS as SCOPE_COLUMNS
from .access import in_scope
from .rows import Row, Writer, is_interested, plain

MOST = 3
# Some may be left out afterwards, so a few more are asked for.
ASKED = 20


def same_place(actor: Acting, case: Case) -> tuple[Row, ...]:
    """Up to three others, newest first; never a confidential or unlisted one. One query."""
    if case.is_confidential:
        return ()
    scope = next((one for one in actor.scopes if _covers(one.level, one.area_id, case)), None)
    if scope is None:
        return ()
    rows = in_scope(scope).filter(area_id=case.area_id, state__in=OPEN).exclude(pk=case.pk)
    rows = rows.filter(is_unlisted=False)
    found = plain(rows.order_by("-registered_at")[:ASKED])
    shown = [one for one in found if not is_interested(actor, one)]
    writer = Writer(clock.now())
    return tuple(writer.row(one) for one in shown[:MOST])


def _covers(level: str, area_id: int, case: Case) -> bool:
    column = SCOPE_COLUMNS.get(level)
    return column is None or getattr(case, column) == area_id
