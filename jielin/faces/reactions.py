"""After something public happened, tell the addresses that listen; look after second factors."""

from jielin.kernel.reactions import Reaction
from jielin.people.workflow import CONFIRMED, SECOND_FACTOR_RESET

from .api.events import EVENTS
from .api.telling import tell
from .signin.raising import ask_anew
from .signin.resetting import take_away

REACTIONS: dict[str, list[Reaction]] = {event: [tell] for event in EVENTS}
REACTIONS.setdefault(SECOND_FACTOR_RESET, []).append(take_away)
REACTIONS.setdefault(CONFIRMED, []).append(ask_anew)
