"""A city of volume: copies of the told cases over all places, units, states and half a year."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from io import StringIO
from random import Random
from typing import Any
from uuid import UUID

from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from jielin.cases.models import Assignment, Case, Entry
from jielin.cases.states import DONE, OPEN, CaseState
from jielin.kernel import clock
from jielin.kernel.models import Counter, Event, Involvement, Promise
from jielin.kernel.reference import held
from jielin.kernel.sealed import blind_index
from jielin.people.models import Account
from jielin.territory.queries import Place, gazetteer

from .long import tell_long
from .moulds import Mould, moulds
from .press import Cast, Ground, Move, cast_all, id_at
from .rows import write

SEED = 20260714
BATCH = 2000
# Of a hundred cases so many stand here: most are history, some of it very young.
SHARES = {
    CaseState.REGISTERED: 4.0, CaseState.ACCEPTED: 1.5, CaseState.DISPATCHED: 2.0,
    CaseState.HANDLING: 5.5, CaseState.WAITING: 1.0, CaseState.REDO: 1.0,
    CaseState.RESOLVED: 3.0, CaseState.VERIFIED: 2.0, CaseState.CLOSED: 71.5,
    CaseState.PARKED: 0.3, CaseState.ENDING: 0.2,
    CaseState.NOT_ACCEPTED: 5.0, CaseState.WITHDRAWN: 3.0,
}  # fmt: skip
HOMES = {1: 0.85, 2: 0.15}
OPEN_FOR, DONE_FOR, OLDEST = 2.0, 3.0, 165.0  # days; the moulds add up to two weeks
ORDER = (Case, Assignment, Event, Entry, Promise, Involvement)


def seed(cases: int, seed: int = SEED) -> None:
    """Fill an empty, migrated database. The same seed gives the same plan of cases."""
    call_command("seed_demo", stdout=StringIO(), stderr=StringIO())
    with held():
        _City(Random(seed)).build(cases)
        tell_long()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


class _City:
    """Presses copies in the order in which they would have been registered."""

    def __init__(self, rng: Random) -> None:
        self._rng, self._cast = rng, cast_all()
        self._grounds = {home: Ground.of(home) for home in HOMES}
        self._moulds: dict[int, list[Mould]] = defaultdict(list)
        for mould in moulds(self._cast):
            self._moulds[mould.home].append(mould)
        self._weights = {home: _weights(found) for home, found in self._moulds.items()}
        self._numbers = {(c.tenant_id, c.name): c.value for c in Counter.objects.all()}
        self._residents: list[tuple[UUID, str]] = []

    def build(self, cases: int) -> None:
        self._residents = _residents(max(10, cases // 8), self._rng)
        plan = sorted((self._drawn() for _ in range(cases)), key=lambda one: one[0])
        for start in range(0, cases, BATCH):
            self._write(plan[start : start + BATCH])
        self._keep_numbers()

    def _keep_numbers(self) -> None:
        """The next request of any of these days goes on counting."""
        Counter.objects.all().delete()
        kept = self._numbers.items()
        write(Counter, [Counter(tenant_id=home, name=name, value=n) for (home, name), n in kept])

    def _drawn(self) -> tuple[datetime, Mould]:
        home = self._rng.choices(list(HOMES), list(HOMES.values()))[0]
        mould = self._rng.choices(self._moulds[home], self._weights[home])[0]
        return mould.registered_at - self._age(CaseState(mould.state)), mould

    def _age(self, state: CaseState) -> timedelta:
        if state in OPEN | DONE:
            usual = OPEN_FOR if state in OPEN else DONE_FOR
            return timedelta(days=min(self._rng.expovariate(1 / usual), OLDEST))
        return timedelta(days=self._rng.uniform(0, OLDEST))

    def _write(self, plan: list[tuple[datetime, Mould]]) -> None:
        tables: dict[type, list[Any]] = defaultdict(list)
        for moment, mould in plan:
            for row in self._pressed(moment, mould):
                tables[type(row)].append(row)
        with transaction.atomic():
            for model in ORDER:
                write(model, tables[model])

    def _pressed(self, moment: datetime, mould: Mould) -> Iterator[Any]:
        ground, rng = self._grounds[mould.home], self._rng
        place = rng.choice(ground.communities)
        spot, line = self._spot(mould, place), gazetteer().line(place.id)
        resident, phone = rng.choice(self._residents)
        told = mould.case.values
        more: dict[str, Any] = {
            "number": self._number(mould.home, moment),
            "community_id": line.community_id,
            "street_id": line.street_id,
            "lng": (spot.lng or 0) + rng.uniform(-0.001, 0.001),
            "lat": (spot.lat or 0) + rng.uniform(-0.001, 0.001),
            "phone": phone,
            "phone_index": blind_index(phone),
            "asked_by_id": resident if told["asked_by_id"] else None,
            "filed_key": None,
        }
        move = self._move(mould, moment, ground, place, spot.id)
        if told["asked_by_id"]:
            move.ids[told["asked_by_id"]] = resident
        yield from mould.pressed(move, **more)

    def _spot(self, mould: Mould, place: Place) -> Place:
        """A grid of the community where the told case had one, else the community."""
        was = gazetteer().get(mould.case.values["area_id"])
        grids = gazetteer().children(place.id) if was.level == "grid" else ()
        return self._rng.choice(grids) if grids else place

    def _move(
        self, mould: Mould, moment: datetime, ground: Ground, place: Place, area_id: int
    ) -> Move:
        told, shift = mould.case.values, moment - mould.registered_at
        ids = {old: id_at(at + shift, self._rng) for old, at in mould.own_ids()}
        units = {told["receiver_id"]: ground.units[place.id]}
        if told["holder_id"] not in units:
            units[told["holder_id"]] = self._rng.choice(ground.workers)
        ids |= units | self._people(self._cast, units)
        return Move(shift, area_id, ids, {str(old): str(new) for old, new in ids.items()})

    def _people(self, cast: Cast, units: dict[UUID, UUID]) -> dict[UUID, UUID]:
        """Who works there instead of whom."""
        return {
            person: cast.stand_in(person, new)
            for old, new in units.items()
            for person in cast.people[old]
        }

    def _number(self, home: int, moment: datetime) -> str:
        day = f"{timezone.localdate(moment):%Y%m%d}"
        key = home, f"case {day}"
        self._numbers[key] = value = self._numbers.get(key, 0) + 1
        return f"SQ{day}-{value:04d}"


def _weights(found: list[Mould]) -> list[float]:
    """The share of a state, divided among the moulds that stand in it."""
    states = [mould.state for mould in found]
    return [SHARES[CaseState(state)] / states.count(state) for state in states]


def _residents(count: int, rng: Random) -> list[tuple[UUID, str]]:
    """Residents who proved a telephone, of a range that belongs to nobody."""
    phones = [f"199{number:08}" for number in rng.sample(range(10**8), count)]
    accounts = [
        Account(
            id=id_at(clock.now() - timedelta(days=200), rng),
            name="",
            phone=phone,
            phone_index=blind_index(phone),
            password="!",
        )
        for phone in phones
    ]
    write(Account, accounts)
    return [(account.pk, account.phone) for account in accounts]
