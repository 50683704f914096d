"""By when: the calendar, the rules, and what the sweep noted."""

from .correction import Correction
from .notice import Notice
from .proposal import RuleProposal, Wanted
from .rule import Loaded, Rule
from .workday import WorkDay
from .year import WorkingYear

__all__ = [
    "Correction",
    "Loaded",
    "Notice",
    "Rule",
    "RuleProposal",
    "Wanted",
    "WorkDay",
    "WorkingYear",
]
