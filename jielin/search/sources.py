"""What the apps put into search and how their hits are shown: gathered from their `search.py`."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from uuid import UUID

from django.apps import apps
from django.utils.functional import Promise as Lazy

_sources: dict[str, "Source"] = {}


@dataclass(frozen=True)
class Told:
    """A thing as it is searched: its words, and the marks of everybody in whose reach it is.

    `version` never falls (a matter's `event_seq`), so that a slow job cannot bring old words back.
    """

    tenant_id: int
    subject_id: UUID
    at: datetime
    version: int
    number: str
    words: tuple[str, ...]
    marks: frozenset[str]


@dataclass(frozen=True)
class Hit:
    """A thing that was found and may be seen."""

    url: str
    number: str
    title: str
    place: str
    unit: str
    state: str
    tone: str
    is_confidential: bool = False


@dataclass(frozen=True)
class Source:
    """One kind of thing. `actor` is always the person who asks, `home` the data home.

    `marks` says what is in the actor's reach; `seen` is the app's own rule and has the last word.
    """

    kind: str
    label: Lazy
    icon: str
    duty: str
    ids: Callable[[int], Any]
    told: Callable[[int, Collection[UUID]], Iterable[Told]]
    marks: Callable[[Any, int], Collection[str]]
    seen: Callable[[Any, Any, Collection[UUID]], Mapping[UUID, Hit]]
    exact: Callable[[Any, Any, str], str]


def gather() -> None:
    """Read `SEARCHED = (Source(…),)` from every app's search.py, in the order of the apps."""
    _sources.clear()
    for config in apps.get_app_configs():
        name = f"{config.name}.search"
        if config.name.startswith("jielin.") and find_spec(name):
            for source in import_module(name).SEARCHED:
                _sources[source.kind] = source


def sources() -> tuple[Source, ...]:
    """Everything that can be searched."""
    return tuple(_sources.values())


def of_kind(kind: str) -> Source:
    """Raises KeyError."""
    return _sources[kind]
