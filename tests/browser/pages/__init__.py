"""The pages of each app above the cases: one file per app, named like the app.

`OURS` are the namespaces of its addresses; `POSTED` the full names (`desk_duties:begin`) that only
take what a form sends or answer with a file; `WORDS` the Chinese that `tell` wrote, which stays on
an English page. `tell` brings things to states by their verbs and answers name → key; it may add
people to `city.accounts`. `samples` is called with that answer. Names begin with the app's own.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from tests.browser.sample import Sample
from tests.cast import City


class Pages(Protocol):
    """What a file here holds."""

    OURS: frozenset[str]
    POSTED: frozenset[str]
    WORDS: tuple[str, ...]

    def tell(self, city: City) -> dict[str, str]: ...
    def samples(self, told: Mapping[str, str]) -> Iterator[Sample]: ...


Told = Mapping[str, Mapping[str, str]]
APPS: dict[str, Pages] = {
    found.name: cast(Pages, import_module(f"{__name__}.{found.name}"))
    for found in iter_modules(__path__)
}
POSTED = frozenset[str]().union(*(app.POSTED for app in APPS.values()))
WORDS = tuple(word for app in APPS.values() for word in app.WORDS)


def tell(city: City, part: str = "") -> dict[str, dict[str, str]]:
    """The story of the app that a test asks for: two in one city would meddle with each other."""
    return {part: APPS[part].tell(city)} if part in APPS else {}


def samples(told: Told) -> Iterator[Sample]:
    """The pages of every app whose story was told."""
    for name, keys in told.items():
        yield from APPS[name].samples(keys)
