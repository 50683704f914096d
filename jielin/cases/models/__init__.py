"""A case and what belongs to it."""

from .assignment import Assignment
from .case import Case, Part, Report
from .entry import Entry, Follower, StandardReply
from .inquiry import Inquiry

__all__ = ["Assignment", "Case", "Entry", "Follower", "Inquiry", "Part", "Report", "StandardReply"]
