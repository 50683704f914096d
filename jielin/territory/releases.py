"""How a release differs from what is stored."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from .divisions import Division


@dataclass(frozen=True)
class Stored:
    """One area as it is stored."""

    id: int
    code: str
    name: str
    level: str
    parent_code: str
    slug: str
    position: tuple[float | None, float | None]
    is_current: bool
    release: str


@dataclass(frozen=True)
class Difference:
    """One area that both know, before and after."""

    before: Stored
    after: Division


@dataclass(frozen=True)
class Changes:
    """A move, a new name and a return may concern the same area."""

    added: tuple[Division, ...]
    renamed: tuple[Difference, ...]
    moved: tuple[Difference, ...]
    placed: tuple[Difference, ...]
    returned: tuple[Difference, ...]
    vanished: tuple[Stored, ...]

    def __bool__(self) -> bool:
        return any((self.added, self.altered, self.vanished))

    @property
    def altered(self) -> tuple[Difference, ...]:
        """Each stored area that the release alters, once."""
        every = (*self.renamed, *self.moved, *self.placed, *self.returned)
        return tuple({each.after.code: each for each in every}.values())


def compare(
    stored: Mapping[str, Stored],
    release: Iterable[Division],
    covers: Callable[[Stored], bool],
) -> Changes:
    """What is stored, covered by the release and not in it has vanished."""
    said = {division.code: division for division in release}
    both = [Difference(stored[c], division) for c, division in said.items() if c in stored]
    return Changes(
        added=tuple(division for code, division in said.items() if code not in stored),
        renamed=tuple(d for d in both if d.before.name != d.after.name),
        moved=tuple(d for d in both if d.before.parent_code != d.after.parent_code),
        placed=tuple(d for d in both if _is_placed_anew(d)),
        returned=tuple(d for d in both if not d.before.is_current),
        vanished=tuple(
            s for c, s in stored.items() if c not in said and s.is_current and covers(s)
        ),
    )


def _is_placed_anew(pair: Difference) -> bool:
    """A new position or address name."""
    has_moved = pair.after.position is not None and pair.after.position != pair.before.position
    return has_moved or bool(pair.after.slug and pair.after.slug != pair.before.slug)
