"""What one page of the list of all pages is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

PORTAL, DESK = "/landong/c/wutongli/", "/desk/landong/"
Deed = tuple[str, Mapping[str, str]]


@dataclass(frozen=True)
class Sample:
    """A page: who looks, what was done before, and whether its form is sent as it stands.

    What no form brings about twice, such as a code, stands behind `cookies`.
    """

    name: str
    path: str
    who: str = ""
    before: tuple[Deed, ...] = field(default=())
    sends: bool = False
    cookies: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_prepared(self) -> bool:
        """Whether its reader comes with more than a sign-in."""
        return bool(self.before or self.cookies)
