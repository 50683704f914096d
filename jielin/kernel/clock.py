"""The only source of time in the house."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.utils import timezone

_told: ContextVar[datetime | None] = ContextVar("told", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC; or the moment that `at` has set."""
    return _told.get() or timezone.now()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Tell a story at another moment: for seeds, tests and the simulator alone."""
    if timezone.is_naive(moment):
        raise ValueError("A moment needs a time zone.")
    token = _told.set(moment)
    try:
        yield
    finally:
        _told.reset(token)
