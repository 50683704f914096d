"""What is sent, and the words that a home sends it with."""

from .columns import State
from .outbox import OutboxMessage
from .wording import HomeWording, WordingVersion, check_texts, wording_of

__all__ = [
    "HomeWording",
    "OutboxMessage",
    "State",
    "WordingVersion",
    "check_texts",
    "wording_of",
]
