"""The events that addresses may be told: higher apps offer them, for this one knows none."""

from collections.abc import Mapping

from django.utils.functional import Promise as Lazy

_offered: dict[str, str | Lazy] = {}


def offer(events: Mapping[str, str | Lazy]) -> None:
    """Add events with what they mean; safe to call again."""
    _offered.update(events)


def events() -> tuple[tuple[str, str], ...]:
    """All of them with their words, in the order in which they were offered."""
    return tuple((name, str(words)) for name, words in _offered.items())
