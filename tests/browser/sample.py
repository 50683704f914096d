"""What one page of the list of all pages is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

PORTAL, DESK = "/landong/c/wutongli/", "/desk/landong/"
Deed = tuple[str, Mapping[str, str]]


@dataclass(frozen=True)
class Sample:
    """A page: who looks, what was done before, and whether its form is sent as it stands."""

    name: str
    path: str
    who: str = ""
    before: tuple[Deed, ...] = field(default=())
    sends: bool = False
