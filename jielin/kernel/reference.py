"""Reference data kept in the process, under a token that every request checks once."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

from django.core.signals import request_finished, request_started
from django.db import connection

from .ids import uuid7
from .models.reference import ReferenceVersion

T = TypeVar("T")
_local = threading.local()


def _tokens() -> dict[str, str]:
    """All tokens; asked once per request or `held` block, else every time."""
    known: dict[str, str] | None = getattr(_local, "tokens", None)
    if known is not None:
        return known
    found = dict(ReferenceVersion.objects.values_list("name", "token"))
    return _noted(found)


def _noted(found: dict[str, str]) -> dict[str, str]:
    if getattr(_local, "holding", 0):
        _local.tokens = found
    return found


TOKENS = "(SELECT {joined}(name || '=' || token, ',') FROM kernel_referenceversion)"
JOINED = {"postgresql": "STRING_AGG", "sqlite": "GROUP_CONCAT"}


def tokens_sql() -> str:
    """All tokens as one text, to ride along with a query that is asked anyway."""
    return TOKENS.format(joined=JOINED[connection.vendor])


def prime(text: str | None) -> None:
    """Take over what `tokens_sql` answered, so that this request need not ask again."""
    _noted(dict(pair.split("=", 1) for pair in (text or "").split(",") if pair))


class Reference(Generic[T]):
    """A value built from reference tables and shared by all threads of a process.

    The token is random, not a count, so a rolled-back write can never make an old value
    look new.
    """

    def __init__(self, name: str, load: Callable[[], T]) -> None:
        self.name = name
        self._load = load
        self._kept: tuple[str, T] | None = None
        self._lock = threading.Lock()

    def get(self) -> T:
        """The value for the stored token; one query at most when nothing changed."""
        token = _tokens().get(self.name, "")
        kept = self._kept
        if kept is not None and kept[0] == token:
            return kept[1]
        with self._lock:
            # Another thread may have loaded it while this one waited.
            kept = self._kept
            if kept is None or kept[0] != token:
                kept = self._kept = (token, self._load())
        return kept[1]


def bump(*names: str) -> None:
    """Say that reference tables changed: every process loads them anew."""
    for name in names:
        ReferenceVersion.objects.update_or_create(name=name, defaults={"token": str(uuid7())})
    _local.tokens = None


@contextmanager
def held() -> Iterator[None]:
    """Check the tokens once for a whole command; inside a request nothing changes."""
    if getattr(_local, "holding", 0):
        yield
        return
    _begin()
    try:
        yield
    finally:
        _end()


def _begin(**_: object) -> None:
    _local.holding = getattr(_local, "holding", 0) + 1
    _local.tokens = None


def _end(**_: object) -> None:
    _local.holding = max(0, getattr(_local, "holding", 0) - 1)
    _local.tokens = None


request_started.connect(_begin, dispatch_uid="reference.begin")
request_finished.connect(_end, dispatch_uid="reference.end")
