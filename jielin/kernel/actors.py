"""Who acts: always an explicit `by=`, never a thread-local user."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID


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


@dataclass(frozen=True)
class SystemActor:
    """The house itself: schedules, reactions, importers."""

    kind: str = "system"
    id: UUID | None = None
    name: str = ""
    tenants: frozenset[int] = frozenset()


SYSTEM = SystemActor()
