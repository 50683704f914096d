"""The catalogue's tables."""

from .category import Category, Loaded, RuleKey, Tree, UnitKind
from .danger import DangerWord

__all__ = ["Category", "DangerWord", "Loaded", "RuleKey", "Tree", "UnitKind"]
