"""What is sent, and the words that a home sends it with."""

from .outbox import OutboxMessage, State
from .wording import HomeWording, WordingVersion, check_texts, wording_of

__all__ = [
    "HomeWording",
    "OutboxMessage",
    "State",
    "WordingVersion",
    "check_texts",
    "wording_of",
]
