"""Whistle orders, the departments' report-ins, and the words of both."""

from .order import WhistleOrder
from .record import Call, Told
from .response import Response
from .word import Word

__all__ = ["Call", "Response", "Told", "WhistleOrder", "Word"]
