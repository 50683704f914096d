"""A city of volume: copies of the told cases over all places, units, states and half a year."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from jielin.kernel import clock
from jielin.kernel.copying import Table
from jielin.kernel.models import next_numbers
from jielin.kernel.reference import held
from jielin.territory.queries import Place, gazetteer

from .. import numbers
from ..models import Case
from ..states import DONE, OPEN, CaseState
from .moulds import ORDER, Mould, Pressed, moulds
from .press import Ground, Move, cast_all, id_at
from .residents import Resident, residents
from .storing import Batch, storing

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

Planned = tuple[datetime, Mould]
Said = Callable[[int], None]


def grow(cases: int, *, seed: int = SEED, said: Said = lambda done: None) -> None:
    """So many more cases in the demo city; `said` hears how many there are so far.

    In an empty city the same seed gives the same plan.
    """
    rng = Random(f"{seed}/{Case.objects.count()}")
    with held():
        _City(rng).build(cases, said)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


class _City:
    """Presses copies in the order in which they would have been registered."""

    def __init__(self, rng: Random) -> None:
        self._rng, self._cast = rng, cast_all()
        self._tables = {model: Table(model) for model in ORDER}
        self._moulds: dict[int, list[Mould]] = defaultdict(list)
        for mould in moulds(self._cast, self._tables):
            self._moulds[mould.home].append(mould)
        if not self._moulds:
            raise LookupError("No request was told that could be copied.")
        self._grounds = {home: Ground.of(home) for home in self._moulds}
        self._weights = {home: _weights(found) for home, found in self._moulds.items()}
        self._numbers: dict[tuple[int, str], Iterator[int]] = {}
        self._residents: list[Resident] = []
        self._nothing = self._tables[Case].spelled("filed_key", None)
        self._now = 0

    def build(self, cases: int, said: Said) -> None:
        self._residents = residents(max(10, cases // 8), self._rng)
        plan = sorted((self._drawn() for _ in range(cases)), key=lambda one: one[0])
        self._numbers = _reserved(plan)
        with storing(self._tables) as store:
            for start in range(0, cases, BATCH):
                some = plan[start : start + BATCH]
                store(self._batch(some))
                said(start + len(some))

    def _drawn(self) -> Planned:
        homes = sorted(self._moulds)
        home = self._rng.choices(homes, [HOMES[one] for one in homes])[0]
        mould = self._rng.choices(self._moulds[home], self._weights[home])[0]
        return mould.registered_at - self._age(mould.state), mould

    def _age(self, state: CaseState) -> timedelta:
        if state in OPEN | DONE:
            usual = OPEN_FOR if state in OPEN else DONE_FOR
            return timedelta(days=min(self._rng.expovariate(1 / usual), OLDEST))
        return timedelta(days=self._rng.uniform(0, OLDEST))

    def _batch(self, plan: list[Planned]) -> Batch:
        lines: Batch = {model: [] for model in ORDER}
        self._now = int(clock.now().timestamp() * 1000)
        for moment, mould in plan:
            for model, line in self._pressed(moment, mould):
                lines[model].append(line)
        return lines

    def _pressed(self, moment: datetime, mould: Mould) -> Iterator[Pressed]:
        ground, rng, asks = self._grounds[mould.home], self._rng, mould.told.asked_by_id
        place, asker = rng.choice(ground.communities), rng.choice(self._residents)
        spot = self._spot(mould.told, place)
        move = self._move(mould, moment, ground.units[place.id], spot)
        if asks:
            move.ids[str(asks)] = asker.id
        more = {
            **self._where(place, spot),
            "number": self._number(mould.home, moment),
            "phone": self._tables[Case].spelled("phone", asker.phone),
            "phone_index": asker.phone_index,
            "filed_key": self._nothing,
        }
        table = self._tables[Case]
        yield from mould.pressed(move, {table.place(name): one for name, one in more.items()})

    def _where(self, place: Place, spot: Place) -> dict[str, Any]:
        """Not two at the same spot."""
        line, plain = gazetteer().line(place.id), self._tables[Case].spelling.plain
        return {
            "community_id": plain(line.community_id),
            "street_id": plain(line.street_id),
            "lng": plain((spot.lng or 0) + self._rng.uniform(-0.001, 0.001)),
            "lat": plain((spot.lat or 0) + self._rng.uniform(-0.001, 0.001)),
        }

    def _spot(self, told: Case, place: Place) -> Place:
        """A grid of the community where the told case had one, else the community."""
        was = gazetteer().get(told.area_id)
        grids = gazetteer().children(place.id) if was.level == "grid" else ()
        return self._rng.choice(grids) if grids else place

    def _move(self, mould: Mould, moment: datetime, receiver: str, spot: Place) -> Move:
        shift = moment - mould.registered_at
        moved = int(shift.total_seconds() * 1000)
        ids = {
            id: id_at(self._now if born is None else born + moved, self._rng)
            for id, born in mould.born
        }
        for old, new in self._units(mould, receiver).items():
            ids[old] = new
            ids |= self._cast.stand_ins(old, new)
        return Move(shift, str(spot.id), ids, self._tables[Case].spelling)

    def _units(self, mould: Mould, receiver: str) -> dict[str, str]:
        """The unit of the place, and another one that works."""
        units = {str(mould.told.receiver_id): receiver}
        if (holder := str(mould.told.holder_id)) not in units:
            units[holder] = self._rng.choice(self._grounds[mould.home].workers)
        return units

    def _number(self, home: int, moment: datetime) -> str:
        day = timezone.localdate(moment)
        return numbers.written(day, next(self._numbers[home, numbers.counter(day)]))


def _weights(found: list[Mould]) -> list[float]:
    """The share of a state, divided among the moulds that stand in it."""
    states = [mould.state for mould in found]
    return [SHARES[state] / states.count(state) for state in states]


def _reserved(plan: list[Planned]) -> dict[tuple[int, str], Iterator[int]]:
    """The numbers of each day, taken at once: whoever registers meanwhile counts on."""
    days = ((one.home, numbers.counter(timezone.localdate(moment))) for moment, one in plan)
    with transaction.atomic():
        return {day: iter(next_numbers(*day, count)) for day, count in Counter(days).items()}
