"""By when: the calendar, the rules, and what the sweep noted."""

from .correction import Correction
from .notice import Notice
from .rule import Loaded, Rule
from .workday import WorkDay

__all__ = ["Correction", "Loaded", "Notice", "Rule", "WorkDay"]
