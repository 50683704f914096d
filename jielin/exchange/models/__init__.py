"""Imports, exports, and the files that belong to them for a while."""

from .kept_sheet import KeptSheet
from .sheet_export import SheetExport
from .sheet_import import SheetImport

__all__ = ["KeptSheet", "SheetExport", "SheetImport"]
