"""The codes of categories that a city adds itself."""

from collections.abc import Iterable

# Below stand the numbers of the delivered sheets, so that a later sheet never collides.
OWN_FIRST, OWN_LAST = 51, 99


class FullError(Exception):
    """All numbers for own categories of a group are taken."""


def next_code(group: str, taken: Iterable[str]) -> str:
    """The next free code of a city's own below a group: R08 gives R0851, then R0852."""
    known = set(taken)
    for number in range(OWN_FIRST, OWN_LAST + 1):
        if (code := f"{group}{number}") not in known:
            return code
    raise FullError(group)
