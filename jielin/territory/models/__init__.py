"""Areas and the homes they belong to."""

from .area import Area, Level
from .home import HomeArea

__all__ = ["Area", "HomeArea", "Level"]
