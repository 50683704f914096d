"""Who acts: always an explicit `by=`, never a thread-local user."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable
from uuid import UUID

# In what an event says: the person whose post the actor used.
STANDS_IN = "stands_in_for"


class Actor(Protocol):
    """A person, system, client or importer, with the homes where it has duties."""

    @property
    def kind(self) -> str: ...
    @property
    def id(self) -> UUID | None: ...
    @property
    def name(self) -> str: ...
    @property
    def tenants(self) -> frozenset[int]: ...


@runtime_checkable
class StandIn(Protocol):
    """An actor who may hold what is somebody else's for a time."""

    def standing_in(self, may: Callable[[Any], bool]) -> UUID | None:
        """Whose right was needed; None when the actor's own was enough."""


@dataclass(frozen=True)
class SystemActor:
    """The house itself: schedules, reactions, importers."""

    kind: str = "system"
    id: UUID | None = None
    name: str = ""
    tenants: frozenset[int] = frozenset()


SYSTEM = SystemActor()
