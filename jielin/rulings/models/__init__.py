"""Objections to a dispatch, extensions, suspensions, and the grounds they go by."""

from .examination import Examination
from .extension import Extension, MoreTime
from .ground import ExtensionGround
from .objection import Objection, Return
from .suspension import Plan, Suspension

__all__ = [
    "Examination",
    "Extension",
    "ExtensionGround",
    "MoreTime",
    "Objection",
    "Plan",
    "Return",
    "Suspension",
]
