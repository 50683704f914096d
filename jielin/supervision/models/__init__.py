"""The tables of supervision."""

from .order import SupervisionOrder
from .threshold import Threshold
from .word import Word

__all__ = ["SupervisionOrder", "Threshold", "Word"]
