"""What people say about the platform itself."""

from .feedback import Feedback
from .record import Said

__all__ = ["Feedback", "Said"]
