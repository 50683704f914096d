"""What cases show on pages of lower apps."""

from .desk import DESK, TO_DO
from .portal import PORTAL

__all__ = ["PANELS", "TO_DO"]
PANELS = [*PORTAL, *DESK]
