"""Where a copy of a told case goes: its place, its units, its people, its time."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from jielin.kernel.actors import SYSTEM
from jielin.kernel.clock import now
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


@dataclass(frozen=True)
class Move:
    """One copy: how far in time, to which place, and who stands for whom."""

    shift: timedelta
    area_id: int
    ids: dict[UUID, UUID]
    texts: dict[str, str]

    def id(self, old: UUID) -> UUID:
        return self.ids.get(old, old)

    def plain(self, value: Any) -> Any:
        """Ids also stand as text in lists and details."""
        if isinstance(value, dict):
            return {name: self._text(one) for name, one in value.items()}
        return [self._text(one) for one in value]

    def _text(self, one: Any) -> Any:
        return self.texts.get(one, one) if isinstance(one, str) else one


@dataclass
class Cast:
    """The people of every unit that takes part, and where each of them works."""

    people: dict[UUID, list[UUID]] = field(default_factory=dict)
    unit_of: dict[UUID, UUID] = field(default_factory=dict)

    def knows(self, *units: UUID) -> bool:
        return all(unit in self.people for unit in units)

    def stand_in(self, person: UUID, unit: UUID) -> UUID:
        """The person of another unit who stands where this one stood in theirs."""
        there = self.people[unit]
        return there[self.people[self.unit_of[person]].index(person) % len(there)]

    def note(self, account: Account) -> None:
        for unit in sorted(acting(account).organisations):
            self.people.setdefault(unit, []).append(account.pk)
            self.unit_of[account.pk] = unit


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
        name = f"w{unit.id.hex[-8:]}{number}"
        account = Account.objects.create(username=name, name="张工", password="!")
        post, since = POSTS[Kind(unit.kind)], now() - timedelta(days=400)
        Appointment.appoint(account, unit=unit, post=post, by=SYSTEM, since=since)
        cast.note(account)


@dataclass(frozen=True)
class Ground:
    """The places and units of a home that its cases are spread over."""

    communities: tuple[Place, ...]
    units: dict[int, UUID]
    workers: tuple[UUID, ...]

    @classmethod
    def of(cls, home: int) -> "Ground":
        places = gazetteer()
        found = [p for p in places.places.values() if places.homes.get(p.id) == home]
        at_work = [u.id for u in directory().units(home) if u.kind in AT_WORK]
        communities = tuple(p for p in found if p.level == "community")
        units = {p.id: _unit_of(p) for p in communities}
        return cls(communities, units, tuple(at_work))


def _unit_of(place: Place) -> UUID:
    unit = directory().of_area(place.id, Kind.COMMUNITY)
    if unit is None:
        raise LookupError(f"{place.name} has no unit.")
    return unit.id


def id_at(moment: datetime, rng: Random) -> UUID:
    """A UUID version 7 as the server would have made it then."""
    stamp = int(moment.timestamp() * 1000)
    chance = rng.getrandbits(74)
    high = (stamp << 16) | (7 << 12) | (chance >> 62)
    return UUID(int=(high << 64) | (2 << 62) | (chance & ((1 << 62) - 1)))
