"""Lists as workbooks (XLSX): a template, what stands in one, and every fault by row and column."""

from .columns import COLUMNS
from .reading import LARGEST, read
from .writing import write

__all__ = ["COLUMNS", "LARGEST", "read", "write"]
