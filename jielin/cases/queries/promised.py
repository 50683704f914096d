"""What was promised to the resident, as they see it."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from jielin.kernel import clock
from jielin.kernel.models import Promise
from jielin.ui.parts import PromiseView

from .resident_words import PROMISES


def promises(tenant_id: int, case_id: UUID) -> tuple[PromiseView, ...]:
    """What was promised to the resident: the next open one first, then the others in order."""
    rows = Promise.objects.of(tenant_id, [case_id]).filter(kind__in=list(PROMISES))
    now = clock.now()
    kept = [row for row in rows.order_by("due_at", "made_at") if row.released_at is None]
    views = [_promise(row, now) for row in kept]
    return tuple(sorted(views, key=lambda view: view.state not in {"open", "late"}))


def _promise(row: Promise, now: datetime) -> PromiseView:
    late = row.is_late(now)
    return PromiseView(
        label=str(PROMISES[row.kind]),
        due_at=row.due_at,
        made_at=row.made_at,
        kept_at=row.kept_at,
        state=_standing(is_late=late, is_kept=row.kept_at is not None),
        provisional=row.provisional,
    )


def _standing(*, is_late: bool, is_kept: bool) -> Literal["kept", "missed", "open", "late"]:
    if is_kept:
        return "missed" if is_late else "kept"
    return "late" if is_late else "open"
