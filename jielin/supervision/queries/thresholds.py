"""From how many times on a request is a problem order, on a day."""

from datetime import date

from jielin.kernel.reference import Reference

from ..models import Threshold
from ..models.threshold import THRESHOLDS


def threshold(code: str, on: date) -> Threshold | None:
    """The number in force; None when no sheet was loaded. No query once it is in the process."""
    rows = (one for one in _THRESHOLDS.get() if one.code == code and one.is_in_force(on))
    return max(rows, key=lambda one: one.effective_from, default=None)


def _load() -> tuple[Threshold, ...]:
    return tuple(Threshold.objects.all())


_THRESHOLDS = Reference(THRESHOLDS, _load)
