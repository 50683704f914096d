"""Rules and calendar as one value, reckoned with and never asked from the database again."""

from collections.abc import Mapping
from dataclasses import dataclass

from .picking import RuleRow
from .reckoning import Calendar


@dataclass(frozen=True)
class RuleBook:
    """Every rule, also those that ended (promises keep their id), and the calendar."""

    calendar: Calendar
    by_kind: Mapping[str, tuple[RuleRow, ...]]
    by_id: Mapping[int, RuleRow]
