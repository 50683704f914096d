"""What comes in and goes out of the apps below: areas, organisations, people."""

from .areas import AREAS
from .organisations import ORGANISATIONS
from .people import PEOPLE
from .posts import POSTS

IMPORTS = (AREAS, ORGANISATIONS, PEOPLE)
EXPORTS = (POSTS,)
__all__ = ["EXPORTS", "IMPORTS"]
