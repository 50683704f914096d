"""One request of the demo: as it was told, and the life it had."""

from dataclasses import dataclass
from functools import cached_property

from jielin.territory.queries import gazetteer


@dataclass(frozen=True)
class Story:
    """One request as a resident wrote it, and the life it had."""

    life: str
    days: int
    at: str
    kind: str
    category: str
    community: str
    text: str
    place: str = ""
    grid: int = 0
    unit: str = ""
    other: str = ""
    asker: str = ""
    name: str = ""
    phone: str = ""
    source: str = "web"
    reply: str = ""
    accused: str = ""
    prefers: str = "both"
    # Who of the cast is helped, which recording tells it, and what was written on which paper.
    helped: str = ""
    voice: str = ""
    slip: str = ""

    @cached_property
    def area_id(self) -> int:
        """The grid if the story names one, else its community."""
        places = gazetteer()
        community = next(
            place for place in places.places.values()
            if place.name == self.community and place.level == "community"
        )  # fmt: skip
        grids = places.children(community.id)
        return grids[self.grid - 1].id if self.grid else community.id
