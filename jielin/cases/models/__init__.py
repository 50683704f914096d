"""A case and what belongs to it."""

from .assignment import Assignment
from .case import Case, Part, Report
from .entry import Entry, Follower, StandardReply
from .inquiry import Inquiry
from .outside_ask import Outside, OutsideAsk, Outsider
from .slip import Slip
from .stage import Stage

__all__ = [
    "Assignment",
    "Case",
    "Entry",
    "Follower",
    "Inquiry",
    "Outside",
    "OutsideAsk",
    "Outsider",
    "Part",
    "Report",
    "Slip",
    "Stage",
    "StandardReply",
]
