"""The catalogue's tables."""

from .category import Category, Loaded
from .columns import RuleKey, Tree, UnitKind
from .danger import DangerWord
from .danger_record import DangerRecord
from .record import Because, CategoryRecord

__all__ = [
    "Because",
    "Category",
    "CategoryRecord",
    "DangerRecord",
    "DangerWord",
    "Loaded",
    "RuleKey",
    "Tree",
    "UnitKind",
]
