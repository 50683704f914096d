"""After something public happened, tell the addresses that listen."""

from jielin.kernel.reactions import Reaction

from .api.events import EVENTS
from .api.telling import tell

REACTIONS: dict[str, list[Reaction]] = {event: [tell] for event in EVENTS}
