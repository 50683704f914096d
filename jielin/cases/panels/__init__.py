"""What cases show on pages of lower apps."""

from .desk import DESK
from .portal import PORTAL

PANELS = [*PORTAL, *DESK]
