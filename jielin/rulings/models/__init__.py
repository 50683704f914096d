"""Objections to a dispatch, extensions, suspensions, and the rules they go by."""

from .examination import Examination
from .extension import Extension, MoreTime
from .ground import ExtensionGround
from .limit import Limit
from .objection import Objection, Return
from .suspension import Plan, Suspension

__all__ = [
    "Examination",
    "Extension",
    "ExtensionGround",
    "Limit",
    "MoreTime",
    "Objection",
    "Plan",
    "Return",
    "Suspension",
]
