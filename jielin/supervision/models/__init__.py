"""The tables of supervision."""

from .order import SupervisionOrder
from .word import Word

__all__ = ["SupervisionOrder", "Word"]
