"""What the apps hold about a person, gathered from their `personal.py`: told, exported, erased.

A `personal.py` has `HELD`, and offers as functions what applies: `homes`, `known`, `holds_up`,
`seen_by`, `reveals`, `export`, `files`, `erase`, `retain`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from uuid import UUID

from django.apps import apps
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

from .actors import Actor
from .erasing import Known

DUTY = _("Statutory duty (Personal Information Protection Law, article 13 (3))")
CONSENT = _("Consent by signing in (Personal Information Protection Law, article 13 (1))")
SECURITY = _("Security of the account (Cybersecurity Law, article 21)")
WITH_RECORDS = _("With the record of the matter; erased when you ask for it after its end")


@dataclass(frozen=True)
class Person:
    """Somebody, by the account and by the telephone that was proven for it."""

    id: UUID | None
    phone_index: str


@dataclass(frozen=True)
class Held:
    """One kind of data about a person; `field` is a model, or a field of one."""

    field: str
    what: Lazy
    purpose: Lazy
    basis: Lazy
    retention: Lazy
    who: Lazy


@dataclass(frozen=True)
class Hold:
    """Something open that a deletion waits for, and where it is ended."""

    what: str
    url: str = ""


@dataclass(frozen=True)
class Sight:
    """Who can see the person in a matter: a unit, its kinds of posts, and why."""

    number: str
    unit: str
    posts: tuple[str, ...]
    why: str
    title: str = ""


@dataclass(frozen=True)
class Reveal:
    """When staff of a unit looked at the person's number, and the reason they gave."""

    at: datetime
    unit: str
    number: str
    reason: str


@dataclass(frozen=True)
class Section:
    """A table of an export: what is held of one kind."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class OwnFile:
    """A picture or recording of the person's; its bytes are read when they are asked for."""

    id: UUID
    name: str
    size: int
    read: Callable[[], bytes]


def held() -> tuple[tuple[str, tuple[Held, ...]], ...]:
    """The personal-information list: what each app holds, under the app's label."""
    return tuple((label, module.HELD) for label, module in _modules().items())


def homes(person: Person) -> tuple[int, ...]:
    """The data homes where something is held of the person, where it was newest first."""
    found = (home for one in _offering("homes") for home in one.homes(person))
    return tuple(dict.fromkeys(found))


def holds_up(person: Person) -> tuple[Hold, ...]:
    """What is open and must end before the person can be erased."""
    return tuple(hold for one in _offering("holds_up") for hold in one.holds_up(person))


def seen_by(person: Person) -> tuple[Sight, ...]:
    """Who can see the person at present."""
    return tuple(sight for one in _offering("seen_by") for sight in one.seen_by(person))


def reveals(person: Person) -> tuple[Reveal, ...]:
    """Who looked at the person's number, the newest first."""
    found = (reveal for one in _offering("reveals") for reveal in one.reveals(person))
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def export(person: Person) -> tuple[Section, ...]:
    """All that is held of the person, table by table; empty tables are left out."""
    found = (section for one in _offering("export") for section in one.export(person))
    return tuple(section for section in found if section.rows)


def files(person: Person) -> tuple[OwnFile, ...]:
    """The pictures and recordings that are the person's own, each once."""
    found = {own.id: own for one in _offering("files") for own in one.files(person)}
    return tuple(found.values())


def known(person: Person) -> Known:
    """The exact words to be taken out everywhere, and the matters that speak of the person."""
    found = Known(homes=frozenset(homes(person)))
    for one in _offering("known"):
        found |= one.known(person)
    return found


def erase(person: Person, *, by: Actor, request: str = "") -> dict[str, int]:
    """Take the person out of every app, the highest first; how many rows each app changed.

    Only inside a turn. What must be found is gathered before the first row changes. `request` is
    the number of the wish, which the events of it name.
    """
    told = replace(known(person), request=request)
    return {
        label: module.erase(person, told, by)
        for label, module in reversed(_modules().items())
        if hasattr(module, "erase")
    }


def retain(now: datetime) -> Iterator[tuple[str, str, int]]:
    """Delete what has served its time: app, field and how many, also where there was nothing."""
    for label, module in _modules().items():
        if hasattr(module, "retain"):
            gone: Mapping[str, int] = module.retain(now)
            yield from ((label, field, count) for field, count in gone.items())


@cache
def _modules() -> dict[str, ModuleType]:
    """The `personal.py` of every app that has one, lower apps first."""
    found = {}
    for config in apps.get_app_configs():
        name = f"{config.name}.personal"
        # The kernel's own is this one.
        if config.name.startswith("jielin.") and name != __name__ and find_spec(name):
            found[config.label] = import_module(name)
    return found


def _offering(what: str) -> list[ModuleType]:
    return [module for module in _modules().values() if hasattr(module, what)]
