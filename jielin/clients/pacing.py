"""A token bucket as one number: when the next request would be due at an even pace."""

from dataclasses import dataclass

MINUTE = 60_000_000


@dataclass(frozen=True)
class Pace:
    """So many requests a minute; a whole minute's worth may come at once.

    All times are microseconds. The bucket is full when the number lies in the past; each
    request moves it one interval on, and it may lie at most `ahead` in the future.
    """

    per_minute: int

    @property
    def interval(self) -> int:
        return MINUTE // self.per_minute

    @property
    def ahead(self) -> int:
        """How far the number may lie ahead when a request is let in."""
        return MINUTE - self.interval

    def wait(self, due: int, now: int) -> int:
        """Whole seconds until the next request is let in; at least one."""
        return max(1, -(-(due - self.ahead - now) // 1_000_000))
