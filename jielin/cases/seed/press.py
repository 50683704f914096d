"""Where a copy of a told case goes: its place, its units, its people, its time."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from jielin.kernel.actors import SYSTEM
from jielin.kernel.clock import now
from jielin.kernel.copying import Spelling
from jielin.kernel.models import Tenant
from jielin.organisations.queries import Unit, directory
from jielin.organisations.tree import Kind
from jielin.people.models import Account, Appointment
from jielin.people.queries import acting
from jielin.territory.queries import Place, gazetteer

# What a unit needs, so that every case has somebody who can take its next step.
POSTS = {
    Kind.COMMUNITY: "community_worker",
    Kind.DEPARTMENT: "department_officer",
    Kind.UTILITY: "utility_clerk",
    Kind.PROPERTY_FIRM: "property_manager",
}
AT_WORK = {Kind.DEPARTMENT, Kind.UTILITY}
PEOPLE_PER_UNIT = 2
ID = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Move:
    """One copy: how far in time, to which place, and who stands for whom. Ids are texts."""

    shift: timedelta
    area: str
    ids: dict[str, str]
    spelling: Spelling


@dataclass
class Cast:
    """The people of every unit that takes part, and where each of them works."""

    people: dict[str, list[str]] = field(default_factory=dict)
    unit_of: dict[str, str] = field(default_factory=dict)
    _stand_ins: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)

    def knows(self, *units: object) -> bool:
        return all(str(unit) in self.people for unit in units)

    def stand_ins(self, old: str, new: str) -> dict[str, str]:
        """Who of the new unit stands where the people of the old one stood."""
        found = self._stand_ins.get((old, new))
        if found is None:
            found = {person: self._stand_in(person, new) for person in self.people[old]}
            self._stand_ins[old, new] = found
        return found

    def _stand_in(self, person: str, unit: str) -> str:
        there = self.people[unit]
        return there[self.people[self.unit_of[person]].index(person) % len(there)]

    def note(self, account: Account) -> None:
        person = str(account.pk)
        for unit in map(str, sorted(acting(account).organisations)):
            self.people.setdefault(unit, []).append(person)
            self.unit_of[person] = unit


def cast_all() -> Cast:
    """The demo's staff, and two people for every unit that has none."""
    cast = Cast()
    for account in Account.objects.exclude(username=None).order_by("username"):
        cast.note(account)
    for home in Tenant.objects.order_by("id"):
        for unit in directory().units(home.pk):
            if unit.kind in POSTS and not cast.knows(unit.id):
                _staff(cast, unit)
    return cast


def _staff(cast: Cast, unit: Unit) -> None:
    for number in range(PEOPLE_PER_UNIT):
        account = Account.welcome(f"w{unit.id.hex[-8:]}{number}", "张工")
        post, since = POSTS[Kind(unit.kind)], now() - timedelta(days=400)
        Appointment.appoint(account, unit=unit, post=post, by=SYSTEM, since=since)
        cast.note(account)


@dataclass(frozen=True)
class Ground:
    """The places and units of a home that its cases are spread over."""

    communities: tuple[Place, ...]
    units: dict[int, str]
    workers: tuple[str, ...]

    @classmethod
    def of(cls, home: int) -> "Ground":
        places = gazetteer()
        found = [p for p in places.places.values() if places.homes.get(p.id) == home]
        at_work = [str(u.id) for u in directory().units(home) if u.kind in AT_WORK]
        communities = tuple(p for p in found if p.level == "community")
        units = {p.id: str(_unit_of(p)) for p in communities}
        return cls(communities, units, tuple(at_work))


def _unit_of(place: Place) -> object:
    unit = directory().of_area(place.id, Kind.COMMUNITY)
    if unit is None:
        raise LookupError(f"{place.name} has no unit.")
    return unit.id


def id_at(milliseconds: int, rng: Random) -> str:
    """A UUID version 7 as the server would have made it then."""
    chance = rng.getrandbits(74)
    high = (milliseconds << 16) | (7 << 12) | (chance >> 62)
    text = f"{high:016x}{(2 << 62) | (chance & ((1 << 62) - 1)):016x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
